use cutline::article::{Article, Source};
use cutline::read::{html, markdown};
#[test]
fn show() {
    for path in std::env::var("SHOW").unwrap_or_default().split_whitespace() {
        let text = std::fs::read_to_string(path).unwrap();
        let s = Source::new(path, text);
        let a: Article = if path.ends_with("html") { html::story(s) } else { markdown::story(s) }.unwrap();
        println!("== {path}\ntitle {:?}\npub {:?} upd {:?} lang {:?} dl {:?}\n{}", a.title.as_ref().map(|t| t.as_str()), a.published, a.updated, a.language, a.dateline.as_ref().map(|t| t.as_str()), a.body.as_str());
        for p in &a.pictures {
            println!("PIC {:?} alt {:?} cap {:?} credit {:?}", p.src, p.alt.as_ref().map(|t| t.as_str()), p.captions.iter().map(|t| t.as_str()).collect::<Vec<_>>(), p.credit.as_ref().map(|t| t.as_str()));
        }
    }
}
