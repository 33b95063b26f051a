//! Documents of Word, LibreOffice and Google Docs, and mails: which of their
//! words are captions, and what is said of those that cannot be read.

mod make;

use crate::common::Sandbox;
use crate::story::holds_the_law;
use cutline::article::{Article, Source};
use cutline::read::{self, Format, mail, office};
use make::{CAPTION, END, LEAD, PICTURE, docx, docx_of, google, italic, odt, p, run, styled, zip};
use proptest::prelude::*;

fn in_document(bytes: &[u8]) -> Article {
    let article = office::story("a.docx", bytes).expect("the document is sound");
    holds_the_law(&article);
    article
}

fn captions(article: &Article) -> Vec<&str> {
    article.pictures.iter().flat_map(|p| p.captions.iter().map(|c| c.as_str())).collect()
}

fn title(article: &Article) -> Option<&str> {
    article.title.as_ref().map(|title| title.as_str())
}

/// The one caption is there, and the story is whole without it.
fn has_the_caption(article: &Article, form: &str) {
    let found = captions(article);
    assert!(found.len() == 1 && found[0].starts_with(CAPTION), "{form}: {found:?}");
    let body = article.body.as_str();
    assert!(!body.contains("bell"), "{form}: {body}");
    assert!(body.contains(LEAD) && body.contains(END), "{form}: {body}");
    assert_eq!(title(article), Some("Ferry lands again in Linz"), "{form}");
}

/// A text box beside the text, as Word writes it for itself and for its elders.
fn boxed(inside: &str) -> String {
    format!(
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wps:txbx><w:txbxContent>\
         {inside}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback>\
         <w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape>\
         </w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
}

#[test]
fn a_caption_is_found_in_a_word_document() {
    let picture = p(PICTURE);
    let number = "<w:r><w:t xml:space='preserve'>Figure </w:t></w:r>\
                  <w:r><w:fldChar w:fldCharType='begin'/></w:r>\
                  <w:r><w:instrText> SEQ Figure \\* ARABIC </w:instrText></w:r>\
                  <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>1</w:t></w:r>\
                  <w:r><w:fldChar w:fldCharType='end'/></w:r>";
    let simple = "<w:r><w:t xml:space='preserve'>Abbildung </w:t></w:r>\
                  <w:fldSimple w:instr=' SEQ Abbildung '><w:r><w:t>1</w:t></w:r></w:fldSimple>";
    let floating = PICTURE.replace("wp:inline", "wp:anchor");
    let said = run(CAPTION);
    for form in [
        format!("{picture}{}", styled("Beschriftung", &said)),
        format!("{picture}{}{}", p(""), styled("Beschriftung", &said)),
        format!("{}{picture}", styled("Beschriftung", &said)),
        styled("Beschriftung", &said),
        styled("Bildtext", &said),
        styled("Kleines", &said),
        styled("PhotoCaption", &said),
        format!(
            "{picture}{}",
            styled("Beschriftung", &format!("{number}{}", run(&format!(": {CAPTION}"))))
        ),
        format!(
            "{picture}{}",
            styled("Beschriftung", &format!("{simple}{}", run(&format!(" {CAPTION}"))))
        ),
        styled("Beschriftung", &format!("{PICTURE}{said}")),
        format!("{picture}{}", p(&italic(CAPTION))),
        format!("{picture}{}", styled("Schief", &said)),
        format!(
            "{picture}{}",
            p(&format!(
                "<w:r><w:rPr><w:rStyle w:val='Hervorhebung'/></w:rPr><w:t>{CAPTION}</w:t></w:r>"
            ))
        ),
        format!("{picture}{}", p(&run(&format!("{CAPTION} (Mur Press/Eva Stix)")))),
        p(&format!("{PICTURE}<w:r><w:br/></w:r>{said}")),
        p(&run(&format!("Caption: {CAPTION}"))),
        p(&run(&format!("Photo 1: {CAPTION}"))),
        p(&format!(
            "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>Cutline: </w:t></w:r>{said}"
        )),
        p(&run(&format!("{CAPTION} (AFP photo/Eva Stix)"))),
        format!("{picture}{}", p(&boxed(&styled("Beschriftung", &said)))),
        p(&format!("{floating}{}", boxed(&styled("Beschriftung", &said)))),
        format!(
            "<w:tbl><w:tr><w:tc>{picture}</w:tc></w:tr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
            p(&said)
        ),
        format!(
            "<w:tbl><w:tr><w:tc>{picture}{}</w:tc></w:tr></w:tbl>",
            styled("Beschriftung", &said)
        ),
        format!(
            "<w:sdt><w:sdtPr/><w:sdtContent>{picture}{}</w:sdtContent></w:sdt>",
            styled("Beschriftung", &said)
        ),
    ] {
        has_the_caption(&in_document(&docx(&form)), &form);
    }
}

#[test]
fn a_caption_is_read_as_it_is_to_be_printed() {
    let changed = "<w:r><w:t xml:space='preserve'>Councillor </w:t></w:r>\
         <w:del><w:r><w:delText>Ada Brand</w:delText></w:r></w:del>\
         <w:ins><w:r><w:t>Ida</w:t></w:r></w:ins><w:r><w:tab/></w:r>\
         <w:smartTag><w:r><w:t>Brandt</w:t></w:r></w:smartTag><w:r><w:footnoteReference w:id='2'/></w:r>\
         <w:hyperlink><w:r><w:t xml:space='preserve'> rings the ferry</w:t></w:r></w:hyperlink>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>old </w:t></w:r>\
         <w:r><w:t xml:space='preserve'> bell in Linz.</w:t></w:r>\
         <w:moveFrom><w:r><w:t>Elsewhere.</w:t></w:r></w:moveFrom>";
    let article = in_document(&docx(&format!("{}{}", p(PICTURE), styled("Beschriftung", changed))));
    assert_eq!(captions(&article), [CAPTION]);
    let picture = &article.pictures[0];
    assert_eq!(picture.src.as_ref().map(|src| src.as_str()), Some("word/media/f.jpg"));
    assert_eq!(picture.alt.as_ref().map(|alt| alt.as_str()), Some("A ferry"));
    let caption = &picture.captions[0];
    let source = &article.sources[caption.source()];
    let at = source.locate(caption.to_source(caption.span()));
    assert_eq!((at.line, at.column), (4, 1), "its lines are the paragraphs");
}

#[test]
fn what_is_no_caption_stays_the_storys() {
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p(&run("Boats: 3")));
    for form in [
        format!("{}{}", p(PICTURE), p(&run("The ferry had been laid up for a year, and nobody \
            knew when it would return."))),
        format!("{}{table}", styled("Beschriftung", &run("Table 1: The boats of the landing in \
            Linz."))),
        styled("berschrift1", &run("Getting there")),
        styled("Verzeichnis1", &run("Getting there 2")),
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Caption: Click here \
         to enter the words.</w:t></w:r></w:p></w:sdtContent></w:sdt>".to_owned(),
    ] {
        let article = in_document(&docx(&form));
        assert_eq!(captions(&article), [""; 0], "{form}");
        assert!(article.body.as_str().contains("ferrymen"), "{form}");
        assert!(!article.body.as_str().contains("Click here"), "{form}");
    }
}

#[test]
fn the_title_is_what_a_reader_takes_for_it() {
    let story = format!("{}{}", p(&run(LEAD)), p(&run(END)));
    let headline = run("Ferry lands again in Linz");
    let own = Some("Ferry lands again in Linz");
    for (before, expected) in [
        (styled("Titel", &headline), own),
        (styled("berschrift1", &headline), own),
        (p(&headline), own),
        (format!("{}{}", p(&run("By Dana Kolbe")), styled("Titel", &headline)), own),
        // What the program keeps of a document is the last resort.
        (String::new(), Some("Ferry lands again")),
    ] {
        let article = in_document(&docx_of(&format!("{before}{story}"), b""));
        assert_eq!(title(&article), expected, "{before}");
        assert_eq!(article.published, None, "when a document was made is not when it is published");
    }
    let dated = format!("{}{}{story}", p(&headline), p(&run("Published October 11, 2020")));
    let article = in_document(&docx_of(&dated, b""));
    assert_eq!(article.published.map(|day| day.to_string()).as_deref(), Some("2020-10-11"));
}

#[test]
fn the_pictures_in_a_document_tell_where_they_were_taken() {
    let body = format!("{}{}", p(PICTURE), styled("Beschriftung", &run(CAPTION)));
    let article = in_document(&docx_of(&body, &photo()));
    let told: Vec<_> =
        article.pictures[0].metadata.fields.iter().map(|f| f.value.as_str()).collect();
    assert_eq!(told, ["Passau"]);
}

/// A JPEG that says in IPTC that it was taken in Passau.
fn photo() -> Vec<u8> {
    let record = [&[0x1c, 2, 90, 0, 6], b"Passau".as_slice()].concat();
    let length = u32::try_from(record.len()).expect("it is short").to_be_bytes();
    let mut resource = [b"8BIM\x04\x04\0\0".as_slice(), &length, &record].concat();
    resource.resize(resource.len().next_multiple_of(2), 0);
    let segment = [b"Photoshop 3.0\0".as_slice(), &resource].concat();
    let length = u16::try_from(segment.len() + 2).expect("it is short").to_be_bytes();
    [b"\xff\xd8\xff\xed".as_slice(), &length, &segment, b"\xff\xd9"].concat()
}

#[test]
fn a_caption_is_found_in_a_text_of_libreoffice() {
    let image = "<draw:frame text:anchor-type='as-char'><draw:image xlink:href='Pictures/f.jpg'/>\
                 <svg:title>Name</svg:title><svg:desc>A ferry</svg:desc></draw:frame>";
    for form in [
        format!("<text:p>{image}</text:p><text:p text:style-name='P1'>{CAPTION}</text:p>"),
        format!("<text:p text:style-name='Caption'>{CAPTION}</text:p>"),
        format!(
            "<text:p><draw:frame text:anchor-type='paragraph'><draw:text-box>\
             <text:p text:style-name='Illustration'>{image}Illustration <text:sequence>1</text:sequence>: \
             {CAPTION}</text:p></draw:text-box></draw:frame></text:p>"
        ),
        format!(
            "<text:p>{image}</text:p><text:p><text:span \
                text:style-name='T1'>{CAPTION}</text:span></text:p>"
        ),
        format!("<text:p>{image}<text:line-break/>{CAPTION}</text:p>"),
        format!(
            "<text:p>Photo<text:s/>1: {CAPTION}<text:note><text:note-citation>1</text:note-citation>\
                 <text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>"
        ),
        format!(
            "<text:list><text:list-item><text:p>Caption: \
                {CAPTION}</text:p></text:list-item></text:list>"
        ),
        format!(
            "<text:p>{image}</text:p><text:p text:style-name='P1'>{CAPTION}<office:annotation>\
                 <text:p>Is this so?</text:p></office:annotation></text:p>"
        ),
    ] {
        let article = in_document(&odt(&form));
        has_the_caption(&article, &form);
        if form.contains("svg:desc") {
            let alt = article.pictures[0].alt.as_ref().map(|alt| alt.as_str());
            assert_eq!(alt, Some("A ferry"), "{form}");
        }
        assert!(!article.body.as_str().contains("Never said"), "what was deleted is gone");
    }
}

#[test]
fn a_caption_is_found_in_what_google_docs_and_word_save_as_a_page() {
    let image = "<p class=c2><span style='overflow: hidden; display: inline-block; width: 602px'>\
                 <img alt='' src='images/image1.jpg' style='width: 602px' title=''></span></p>";
    let forms = [
        format!("{image}<p class=c2><span class=c3>{CAPTION}</span></p>"),
        format!(
            "{image}<p class=c2><span class=c1></span></p><p class=c2><span \
                class=c3>{CAPTION}</span></p>"
        ),
        format!("<p class=c2><span class=c1>Caption: {CAPTION}</span></p>"),
        format!("{image}<p class=c2><span class=c1>{CAPTION} (Mur Press/Eva Stix)</span></p>"),
    ];
    for form in forms {
        let page = google(&form);
        let source = Source::new("a.html", page.as_str());
        let article = read::stories(source, Format::Html).remove(0).expect("the page is sound");
        has_the_caption(&article, &form);
        let bytes = zip(&[("Ferry.html", page.as_bytes()), ("images/image1.jpg", &photo())]);
        let article = in_document(&bytes);
        has_the_caption(&article, &form);
        let told = article.pictures.iter().flat_map(|p| &p.metadata.fields).count();
        assert_eq!(told, usize::from(form.contains("<img")), "its pictures are looked into");
    }
    let roman = google(&format!("{image}<p class=c2><span class=c1>{END}</span></p>"));
    assert_eq!(captions(&in_document(&zip(&[("Ferry.html", roman.as_bytes())]))), [""; 0]);
    for caption in [
        format!(
            "<p class=MsoNormal><img width=300 src='a-files/image001.jpg'></p><p \
                class=MsoCaption>{CAPTION}</p>"
        ),
        format!("<p class=MsoCaption>{CAPTION}</p>"),
        format!(
            "<p class=MsoNormal><img width=300 src='a-files/image001.jpg'></p>\
                 <p class=MsoNormal><i><span lang=EN-GB>{CAPTION}</span></i></p>"
        ),
    ] {
        let page = format!(
            "<html><head><meta name=Generator content='Microsoft Word 15 (filtered)'></head><body lang=EN-GB>\
             <div class=WordSection1><p class=MsoTitle>Ferry lands again in Linz</p>\
             <p class=MsoNormal><span lang=EN-GB>{LEAD}</span></p>{caption}\
             <p class=MsoNormal>{END}</p></div></body></html>"
        );
        let source = Source::new("a.htm", page);
        let article = read::stories(source, Format::Html).remove(0).expect("the page is sound");
        has_the_caption(&article, &caption);
    }
}

/// A mail with this below its head.
fn letter(rest: &str) -> Vec<u8> {
    format!(
        "From: Dana Kolbe <dana@desk.example>\r\nTo: desk@desk.example\r\nSubject: =?utf-8?Q?Fwd:_Ferry?=\r\n \
         lands again in Linz\r\nDate: Mon, 12 Oct 2020 18:00:00 +0200\r\nMIME-Version: 1.0\r\n{rest}"
    )
    .into_bytes()
}

#[test]
fn a_story_that_came_by_mail_is_read() {
    let plain = format!(
        "Content-Type: text/plain; charset=utf-8\r\n\r\n{LEAD}\r\n\r\nCaption: {CAPTION}\r\n\r\n{END}\r\n\r\n-- \r\nDana\r\n"
    );
    let page = format!(
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n\
         --y\r\nContent-Type: text/plain\r\n\r\nNot this.\r\n--y\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
         <p>{LEAD}</p><p><img src='cid:f1'><br><i>{CAPTION}</i></p><p>{END}</p>\r\n--y--\r\n\
         --x\r\nContent-Type: image/jpeg; name=f.jpg\r\nContent-ID: <f1>\r\n\r\nx\r\n\
         --x\r\nContent-Type: message/rfc822\r\n\r\nSubject: other\r\n\r\nOther words.\r\n\
         --x\r\nContent-Type: application/octet-stream; name=f.docx\r\n\
         Content-Disposition: attachment; filename=f.docx\r\n\r\nx\r\n--x--\r\n"
    );
    for rest in [&plain, &page] {
        let article = mail::story("a.eml", letter(rest)).expect("the mail is sound");
        holds_the_law(&article);
        has_the_caption(&article, rest);
        assert_eq!(article.published.map(|day| day.to_string()).as_deref(), Some("2020-10-12"));
        assert!(!article.body.as_str().contains("Dana"));
    }
    let article = mail::story("a.eml", letter(&page)).expect("the mail is sound");
    assert_eq!(
        article.notices,
        [
            "a mail is attached, which is not opened: save it as a file of its own",
            "the attached f.docx is not opened: save it and check it by itself"
        ]
    );
}

#[test]
fn documents_and_mails_are_found_in_a_folder_and_zips_are_named() {
    let caption = styled("Beschriftung", &run(CAPTION));
    let page = google("");
    let here = Sandbox::new()
        .file("a.docx", docx(&caption))
        .file("b.odt", odt(&format!("<text:p>Caption: {CAPTION}</text:p>")))
        .file("c.eml", letter(&format!("\r\n{LEAD}\r\n\r\nCaption: {CAPTION}\r\n")))
        .file("~$a.docx", "x")
        .file("d.zip", zip(&[("Ferry.html", page.as_bytes())]));
    let run = here.run(&["check", "--no-cache", "."]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("3 stories, 3 captions checked"), "{}", run.out);
    let run = here.run(&["check", "--no-cache", "d.zip"]);
    assert!(run.out.starts_with("1 story, "), "{}", run.out);
}

#[test]
fn what_cannot_be_read_is_told_with_what_to_do() {
    let bomb = vec![b' '; 40 << 20];
    let many: Vec<(String, &[u8])> =
        (0..10_001).map(|i| (format!("{i}"), b"".as_slice())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, x)| (name.as_str(), *x)).collect();
    let declared = "<!DOCTYPE d [<!ENTITY x SYSTEM \
        'file:///etc/hosts'>]><w:document><w:p>&x;</w:p></w:document>";
    let deep = format!("<w:document>{}", "<w:p>".repeat(2_000));
    let long = format!(
        "<w:document><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:document>",
        "word ".repeat(1 << 20)
    );
    let sound = docx("");
    let word = |part: &str| zip(&[("word/document.xml", part.as_bytes())]);
    let locked = "<manifest><encryption-data/></manifest>";
    for (name, bytes, said) in [
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on".to_vec(),
            "protected with a password, or in the format of Word before 2007",
        ),
        (
            "a.odt",
            zip(&[("content.xml", b"x"), ("META-INF/manifest.xml", locked.as_bytes())]),
            "protected with a password: take",
        ),
        ("a.docx", b"just words".to_vec(), "this is no document of Word or LibreOffice"),
        ("a.docx", sound[..sound.len() / 2].to_vec(), "damaged or was cut off"),
        ("a.docx", word(declared), "declares entities of its own"),
        ("a.docx", word(&deep), "nested deeper than any story's"),
        ("a.docx", word("<w:document><w:p>"), "the text in this document is damaged"),
        ("a.docx", word(&long), "longer than any story"),
        ("a.docx", zip(&[("word/document.xml", &bomb)]), "more than 32 MiB unpacked"),
        (
            "a.docx",
            zip(&[("word/document.xml", b"<d/>"), ("word/styles.xml", &bomb)]),
            "more than 32 MiB unpacked",
        ),
        ("a.docx", word("<w:document/>"), "there is nothing to read"),
        ("a.zip", zip(&many), "more than 10000 parts"),
        (
            "a.zip",
            zip(&[("a.html", b"<p>a"), ("b.html", b"<p>b")]),
            "there are 2 web pages in this zip",
        ),
        ("a.zip", zip(&[("a.txt", b"a")]), "there is no web page in this zip"),
        ("a.docx", zip(&[("xl/workbook.xml", b"")]), "this is a spreadsheet"),
        ("a.eml", b"just words".to_vec(), "this is no mail that can be read"),
        ("a.eml", letter("Content-Type: image/png\r\n\r\nx"), "there is no text in this mail"),
    ] {
        let run = Sandbox::new().file(name, bytes).run(&["check", "--no-cache", name]);
        let (start, end) = (format!("error: {name}: "), run.err.lines().count());
        assert!(run.err.starts_with(&start) && run.err.contains(said), "{said}: {}", run.err);
        assert_eq!((run.code, end), (2, 1), "{said}: {}", run.err);
        assert!(run.out.ends_with("could not be read\n"), "{}", run.out);
    }
}

#[test]
fn what_is_not_read_is_refused_by_name() {
    for (name, help) in [
        ("a.doc", "save it as .docx"),
        ("a.rtf", "save it as .docx, .odt or plain text"),
        ("a.pdf", "check the text that it was made from"),
        ("a.pages", "export it as Word"),
        ("a.epub", "check the texts that it was made from"),
        ("a.msg", "save it as .eml"),
        ("a.html.gz", "unpack it first"),
    ] {
        let run = Sandbox::new().file(name, "x").run(&["check", name]);
        assert_eq!(run.code, 2);
        assert!(
            run.err.contains("which cutline does not read: ") && run.err.contains(help),
            "{}",
            run.err
        );
    }
}

/// A sound file of each kind.
fn sound() -> impl Strategy<Value = Vec<u8>> {
    let caption = format!("{}{}", p(PICTURE), styled("Beschriftung", &run(CAPTION)));
    let letter = letter(&format!(
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n{LEAD}\r\n--x--\r\n"
    ));
    prop::sample::select(vec![
        docx(&caption),
        odt("<text:p text:style-name='P1'>A ferry.</text:p>"),
        zip(&[("a.html", google("").as_bytes())]),
        letter,
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_file_however_broken_stops_the_reading(
        sound in sound(),
        cut in 0_usize..8_000,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
    ) {
        let mut bytes = sound;
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(bytes.len().saturating_sub(cut.saturating_sub(4_000)));
        for article in [office::story("a", &bytes), mail::story("a", bytes)].into_iter().flatten() {
            holds_the_law(&article);
        }
    }

    #[test]
    fn no_markup_however_strange_stops_the_reading(
        tags in prop::collection::vec(
            prop::sample::select(vec![
                "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tc>",
                "<w:txbxContent>", "</w:txbxContent>", "<w:pStyle w:val='Beschriftung'/>", "<a:blip r:embed='rId1'/>",
                "<w:sdtPr>", "<w:showingPlcHdr/>", "</w:sdtPr>", "<w:fldSimple w:instr='SEQ x'>", "</w:fldSimple>",
                "<w:br/>", "Zoë & Ana", "&amp;", "&#8232;", "<!-- x -->", "<![CDATA[x]]>", "<w:del>", "</w:del>",
                "<text:p>", "</text:p>", "<draw:frame>", "</draw:frame>", "<draw:image xlink:href='x'/>",
                "<text:span>", "</text:span>", "<text:sequence>", "</text:sequence>", "<draw:text-box>",
            ]),
            0..60,
        ),
    ) {
        let body = tags.concat();
        let odt = zip(&[("content.xml", format!("<d><body>{body}</body></d>").as_bytes())]);
        for bytes in [docx(&body), odt] {
            if let Ok(article) = office::story("a", &bytes) {
                holds_the_law(&article);
            }
        }
    }

    #[test]
    fn random_bytes_are_refused_in_a_sentence(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let named = [b"PK\x03\x04".as_slice(), &bytes].concat();
        for bytes in [&bytes, &named] {
            let _ = office::story("a", bytes);
            let _ = mail::story("a", bytes.clone());
        }
        prop_assert!(office::story("a", &named).is_err());
    }
}
