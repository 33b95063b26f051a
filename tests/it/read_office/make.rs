//! Documents as writing programs make them, as far as they matter here.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const LEAD: &str = "Councillor Ida Brandt opened the new ferry landing in Linz on Monday, \
                        after a summer of works on the quay that cost two million euros.";
pub const END: &str = "The next landing downstream is to be rebuilt in the spring, the council \
                       said, and the ferrymen will have a shelter of their own there.";
pub const CAPTION: &str = "Councillor Ida Brandt rings the ferry bell in Linz.";

const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/>
<w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Bildtext"><w:name w:val="Desk caption 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Kleines"><w:name w:val="Small"/>
<w:basedOn w:val="Beschriftung"/></w:style>
<w:style w:type="paragraph" w:styleId="Schief"><w:name w:val="Slanted"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hervorhebung"><w:name w:val="Emphasis"/>
<w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
</w:styles>"#;

const RELATIONS: &str = r#"<Relationships xmlns="r">
<Relationship Id="rId1" Type="http://x/image" Target="media/f.jpg"/>
<Relationship Id="rId2" Type="http://x/image" Target="https://news.example/f.jpg" TargetMode="External"/>
<Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/>
</Relationships>"#;

const CORE: &str = r#"<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">
<dc:title>Ferry lands again</dc:title><dc:creator>Dana Kolbe</dc:creator>
<dcterms:created>2011-05-03T10:00:00Z</dcterms:created>
<dcterms:modified>2012-05-03T10:00:00Z</dcterms:modified></cp:coreProperties>"#;

/// A picture that stands in its line.
pub const PICTURE: &str = r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="A ferry"/>
<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId1"/></pic:blipFill></pic:pic>
</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#;

/// A zip with these parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(content).expect("a part is written");
    }
    writer.finish().expect("the zip ends").into_inner()
}

pub fn run(words: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{words}</w:t></w:r>"#)
}

pub fn italic(words: &str) -> String {
    format!(r#"<w:r><w:rPr><w:i/></w:rPr><w:t>{words}</w:t></w:r>"#)
}

/// A paragraph of runs.
pub fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

pub fn styled(style: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#)
}

/// A Word document of this body.
pub fn docx_of(body: &str, picture: &[u8]) -> Vec<u8> {
    let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", RELATIONS.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/media/f.jpg", picture),
        ("docProps/core.xml", CORE.as_bytes()),
    ])
}

/// A Word document with a headline, two paragraphs and this between them.
pub fn docx(between: &str) -> Vec<u8> {
    let (title, lead, end) =
        (styled("Titel", &run("Ferry lands again in Linz")), p(&run(LEAD)), p(&run(END)));
    docx_of(&format!("{title}{lead}{between}{end}"), b"")
}

/// An OpenDocument text with a headline, two paragraphs and this between them.
pub fn odt(between: &str) -> Vec<u8> {
    let styles = r#"<office:document-styles><office:styles>
<style:style style:name="Caption" style:family="paragraph"/>
<style:style style:name="Illustration" style:family="paragraph" style:parent-style-name="Caption"/>
</office:styles></office:document-styles>"#;
    let content = format!(
        r#"<office:document-content><office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Illustration"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
</office:automatic-styles><office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion><text:p>Never said.</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:p text:style-name="P2">Ferry lands again in Linz</text:p>
<text:p>{LEAD}</text:p>{between}<text:p>{END}</text:p>
</office:text></office:body></office:document-content>"#
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
        ("Pictures/f.jpg", b""),
    ])
}

/// A page as Google Docs writes it, with this between two paragraphs.
pub fn google(between: &str) -> String {
    format!(
        r#"<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type">
<style type="text/css">@import url(https://fonts.example/css);ol{{margin:0}}
.c1{{color:#000000;font-weight:400;font-style:normal}}.c3{{padding:0;font-style:italic}}.c2{{orphans:2}}
.title{{font-size:26pt}}</style></head><body class="c9 doc-content">
<p class="c2 title" id="h.1"><span class="c1">Ferry lands again in Linz</span></p>
<p class="c2"><span class="c1">{LEAD}</span></p>{between}
<p class="c2"><span class="c1">{END}</span></p></body></html>"#
    )
}
