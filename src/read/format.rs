/// How an input is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A plain scrape: paragraphs, with caption paragraphs among them.
    Plain,
    /// Markdown, with or without front matter.
    Markdown,
    /// A web page.
    Html,
    /// One story record, or a list of them.
    Json,
    /// One story record a line.
    JsonLines,
    /// Story records in YAML.
    Yaml,
    /// A table with a story a row and commas or semicolons between its columns.
    Csv,
    /// A table with a story a row and tabs between its columns.
    Tsv,
    /// A Parquet file with one story record a row; read it with `parquet::lines`.
    #[cfg(feature = "parquet")]
    Parquet,
    /// A feed, a WordPress export, NewsML-G2 or NITF, told by the root element.
    Xml,
    /// A document of Word or LibreOffice, or a web page in a zip as Google Docs
    /// gives it; read it with [`office::story`](super::office::story).
    Office,
    /// A mail; read it with [`mail::story`](super::mail::story).
    Mail,
    /// A web archive; read it from its bytes with [`warc::pages`](super::warc::pages) where it is
    /// compressed or not in UTF-8.
    Warc,
}
