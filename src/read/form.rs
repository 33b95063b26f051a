//! How a file is written, as far as its name and its first bytes tell.

use std::path::Path;

use super::{Format, office, warc, xml};

/// How a file is written, by its ending.
pub fn by_ending(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    if name.ends_with(".warc.gz") {
        return Some(Format::Warc);
    }
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    Some(match ending.as_str() {
        "txt" => Format::Plain,
        "md" | "markdown" | "mdx" | "mkd" | "mdown" | "qmd" | "rmd" | "rmarkdown" => {
            Format::Markdown
        }
        "html" | "htm" | "xhtml" => Format::Html,
        "xml" | "rss" | "atom" | "rdf" | "nitf" | "newsml" | "wxr" => Format::Xml,
        "json" => Format::Json,
        "jsonl" | "ndjson" => Format::JsonLines,
        "yaml" | "yml" => Format::Yaml,
        "csv" => Format::Csv,
        "tsv" | "tab" => Format::Tsv,
        "docx" | "docm" | "dotx" | "dotm" | "odt" | "ott" | "zip" => Format::Office,
        "eml" => Format::Mail,
        "warc" => Format::Warc,
        #[cfg(feature = "parquet")]
        "parquet" => Format::Parquet,
        _ => return None,
    })
}

/// Files of editors that are not read: their endings, what they are called, and
/// what to do instead.
const NOT_READ: [(&[&str], &str, &str); 10] = [
    (&["doc", "dot"], "a document in the format of Word before 2007", "save it as .docx"),
    (
        &["fodt", "sxw", "wpd", "wps"],
        "a document in a format of its own",
        "save it as .docx or .odt",
    ),
    (&["7z", "bz2", "gz", "rar", "tar", "tgz", "xz", "zst"], "a packed file", "unpack it first"),
    (&["pages"], "a Pages document", "export it as Word (.docx) or plain text"),
    (&["rtf"], "a text in RTF", "save it as .docx, .odt or plain text"),
    (&["pdf"], "a PDF", "check the text that it was made from"),
    (&["msg"], "a mail as Outlook keeps it", "save it as .eml, or its text as plain text"),
    (&["epub"], "a book (EPUB)", "check the texts that it was made from"),
    (
        &["gdoc"],
        "a link to a Google document",
        "download it as Word (.docx) or as a web page (.zip)",
    ),
    (
        &["adoc", "asciidoc", "rst", "org", "tex", "textile"],
        "a text in another markup than Markdown",
        "convert it to Markdown or HTML, for instance with pandoc",
    ),
];

/// Why a file of this name is not read, where its ending says what it is.
pub fn refusal(path: &Path) -> Option<String> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    let is_one = |(endings, ..): &&(&[&str], &str, &str)| endings.contains(&ending.as_str());
    let (_, kind, help) = NOT_READ.iter().find(is_one)?;
    Some(format!("this is {kind}, which cutline does not read: {help}"))
}

/// How a text seems to be written, judging by its first sign.
pub fn by_start(start: &[u8]) -> Format {
    if warc::begins(start) {
        return Format::Warc;
    }
    if office::begins(start) {
        return Format::Office;
    }
    let start = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start);
    match start.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{' | b'[') => Format::Json,
        Some(b'<') => xml::form(&String::from_utf8_lossy(start)),
        _ => Format::Plain,
    }
}
