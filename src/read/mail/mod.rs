//! Mails: a story that was sent in.

mod head;

use super::error::some;
use mail_parser::{HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::{ReadError, html, photo, plain};
use crate::article::{Article, Picture, Source, Span, Text};
use crate::language::reply;

/// A larger mail is not read, in bytes.
pub const LARGEST: usize = 48 << 20;

/// A longer text is no story, in bytes.
const LONGEST: usize = 3 << 20;

/// So many attachments are looked at.
const MOST: usize = 200;

/// Pictures are looked into up to so many bytes in all.
const MOST_PICTURES: usize = 256 << 20;

/// Reads the story in a mail: its subject is the title, the day when it was
/// sent that of publication; the text set as a page goes before the plain one.
/// Attached pictures are the story's. Attached mails and documents are not
/// opened, which a notice tells.
///
/// # Errors
/// A file that is no mail, a mail larger than any story, or one without text.
pub fn story(name: &str, bytes: Vec<u8>) -> Result<Article, ReadError> {
    let fault = |message: &str| ReadError { message: message.into(), line: None, column: None };
    if bytes.len() > LARGEST {
        let most = LARGEST >> 20;
        let message =
            format!("this mail is larger than {most} MiB: save its text as a file of its own");
        return Err(fault(&message));
    }
    let mut bytes = bytes;
    let attached = head::tame(&mut bytes).map_err(fault)?;
    let parser = MessageParser::new()
        .with_mime_headers()
        .header_text(HeaderName::Subject)
        .header_date(HeaderName::Date)
        .default_header_ignore();
    let is_mail = |mail: &Message| {
        mail.subject().is_some() || mail.date().is_some() || mail.parts[0].content_type().is_some()
    };
    let mail = parser.parse(&bytes).filter(is_mail);
    let Some(mail) = mail else {
        return Err(fault(
            "this is no mail that can be read: save it anew as .eml, or its text as plain text",
        ));
    };
    let mut article = match body(&mail, name) {
        Some(article) => article?,
        None => {
            return Err(fault(
                "there is no text in this mail: if the story is attached, save the attachment \
                    and check that",
            ));
        }
    };
    titled(&mail, name, &mut article);
    if attached {
        let notice = "a mail is attached, which is not opened: save it as a file of its own";
        article.notices.push(notice.to_owned());
    }
    attachments(&mail, name, &mut article);
    some(article)
}

/// The story in the text of a mail.
fn body(mail: &Message, name: &str) -> Option<Result<Article, ReadError>> {
    let page = mail.html_bodies().find_map(|part| match &part.body {
        PartType::Html(page) if !page.trim().is_empty() => Some(page),
        _ => None,
    });
    let text = || {
        mail.text_bodies().find_map(|part| match &part.body {
            PartType::Text(text) if !text.trim().is_empty() => Some(text),
            _ => None,
        })
    };
    let long = |said: &str| {
        let message =
            "its text is longer than any story: save the story alone as a file of its own";
        (said.len() > LONGEST).then(|| ReadError {
            message: message.into(),
            line: None,
            column: None,
        })
    };
    if let Some(page) = page {
        return Some(
            long(page).map_or_else(|| html::story(Source::field(name, page.as_ref())), Err),
        );
    }
    let text = text()?;
    // Behind two dashes on a line of their own stands who signs.
    let text = text.replace("\r\n", "\n");
    let text = text.split("\n-- \n").next().unwrap_or_default();
    Some(long(text).map_or_else(
        || {
            let article = plain::story(Source::field(name, text))?;
            Ok(Article { is_plain: false, ..article })
        },
        Err,
    ))
}

/// What a mail's head says of the story.
fn titled(mail: &Message, name: &str, article: &mut Article) {
    if let Some(subject) = mail.subject().map(reply::subject).filter(|subject| !subject.is_empty())
    {
        let own = Text::verbatim(subject, Span::new(0, subject.len()));
        article.title = Some(own.in_source(article.sources.len()));
        article.sources.push(Source::field(name, subject).under("Subject"));
    }
    if article.published.is_none()
        && let Some(sent) = mail.date()
        && let (Ok(year), Ok(month), Ok(day)) =
            (i16::try_from(sent.year), i8::try_from(sent.month), i8::try_from(sent.day))
        && let Ok(day) = jiff::civil::Date::new(year, month, day)
    {
        article.published = Some(day);
        article.dated_by = Some("the mail's date".to_owned());
    }
}

/// The pictures among a mail's attachments, and what of them is not read.
fn attachments(mail: &Message, name: &str, article: &mut Article) {
    let parts = || mail.attachments().take(MOST);
    for part in parts() {
        let Some(called) = part.attachment_name() else { continue };
        let called: String = called.chars().filter(|c| !c.is_control()).take(200).collect();
        if is_document(&called) {
            article.notices.push(format!(
                "the attached {called} is not opened: save it and check it by itself"
            ));
        }
        let is_shown =
            part.content_id().is_some_and(|id| shows(article, id)) || shows(article, &called);
        let is_attached = part.content_disposition().is_some_and(|kind| kind.is_attachment());
        if is_picture(part) && !is_shown && is_attached {
            let source = article.sources.len();
            article.sources.push(Source::field(name, called.as_str()).under("attachment"));
            let src = Text::verbatim(&called, Span::new(0, called.len())).in_source(source);
            article.pictures.push(Picture { src: Some(src), ..Picture::default() });
        }
    }
    let mut left = MOST_PICTURES;
    photo::add_with(article, name, |src| {
        let id = src.strip_prefix("cid:");
        let part = parts().filter(|part| is_picture(part)).find(|part| match id {
            Some(id) => part.content_id() == Some(id),
            None => part.attachment_name() == Some(src),
        })?;
        let bytes = match &part.body {
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.to_vec(),
            _ => return None,
        };
        left = left.checked_sub(bytes.len())?;
        Some(bytes)
    });
}

/// Whether one of the story's pictures is that of a name.
fn shows(article: &Article, name: &str) -> bool {
    let mut all = article.pictures.iter().filter_map(|picture| picture.src.as_ref());
    all.any(|src| src.as_str().strip_prefix("cid:").unwrap_or(src.as_str()) == name)
}

fn is_picture(part: &MessagePart) -> bool {
    part.content_type().is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image"))
}

fn is_document(name: &str) -> bool {
    let small = name.to_lowercase();
    [".docx", ".doc", ".odt", ".rtf", ".pdf", ".txt", ".pages"]
        .iter()
        .any(|end| small.ends_with(end))
}
