//! Throw-away: what is read of each file.
use cutline::article::Source;
use cutline::read::{self, Format};
fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let format = match std::path::Path::new(&path).extension().and_then(|e| e.to_str()) {
            Some("html" | "htm") => Format::Html,
            Some("txt") => Format::Plain,
            _ => Format::Markdown,
        };
        let source: Source = match read::source(&path, bytes, format) {
            Ok(s) => s,
            Err(e) => {
                println!("{}", serde_json::json!({"path": path, "error": e.to_string()}));
                continue;
            }
        };
        for story in read::stories(source, format) {
            match story {
                Ok(a) => {
                    let caps: Vec<_> = a.pictures.iter().map(|p| serde_json::json!({
                        "src": p.src.as_ref().map(|t| t.as_str()),
                        "alt": p.alt.as_ref().map(|t| t.as_str()),
                        "credit": p.credit.as_ref().map(|t| t.as_str()),
                        "captions": p.captions.iter().map(|t| t.as_str()).collect::<Vec<_>>(),
                    })).collect();
                    println!(
                        "{}",
                        serde_json::json!({"path": path, "title": a.title.as_ref().map(|t| t.as_str()), "published": a.published.map(|d| d.to_string()), "pictures": caps, "body": a.body.as_str()})
                    );
                }
                Err(e) => println!("{}", serde_json::json!({"path": path, "error": e.to_string()})),
            }
        }
    }
}
