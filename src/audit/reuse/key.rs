//! By what a picture is known wherever it stands: the content of its file, or
//! its address without what tells only its size or who hands it out.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use xxhash_rust::xxh3::Xxh3;

use crate::read::photo::unescaped;

/// A longer address is no address of a picture.
const LONGEST: usize = 4096;

/// A larger file is not read. In bytes.
const LARGEST: u64 = 256 << 20;

/// The key of the picture at `src` in the story called `id` in the file at
/// `path`, if it can be known again: `xxh3:` and a digest where its own `file` is
/// at hand, else its host and path.
pub fn key(src: &str, file: Option<&Path>, id: Option<&str>, path: &str) -> Option<String> {
    if let Some(Ok(Some(digest))) = file.map(content) {
        return Some(format!("xxh3:{digest:032x}"));
    }
    let src = src.trim();
    if src.is_empty() || src.len() > LONGEST || src.starts_with("data:") || src.starts_with("blob:")
    {
        return None;
    }
    if let Some((host, path)) = address(src, id) {
        return of_address(&host, &path);
    }
    let local = src.split(['?', '#']).next().unwrap_or(src);
    if local.starts_with('/') {
        return of_address("", src);
    }
    let folder = Path::new(path).parent().unwrap_or(Path::new(""));
    of_address("", &flat(&folder.join(local)))
}

/// A digest of the file's bytes, if it is a file and not too large.
fn content(path: &Path) -> io::Result<Option<u128>> {
    let found = std::fs::metadata(path)?;
    if !found.is_file() || found.len() > LARGEST {
        return Ok(None);
    }
    let mut file = File::open(path)?.take(LARGEST);
    let (mut hasher, mut buffer) = (Xxh3::new(), vec![0; 64 << 10]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(Some(hasher.digest128())),
            read => hasher.update(&buffer[..read]),
        }
    }
}

/// The path without `.` and `..`, with `/` between its steps.
fn flat(path: &Path) -> String {
    let mut steps: Vec<String> = Vec::new();
    for step in path.components() {
        match step {
            Component::ParentDir => _ = steps.pop(),
            Component::Normal(name) => steps.push(name.to_string_lossy().into_owned()),
            _ => {}
        }
    }
    steps.join("/")
}

/// Host and path, with its query, of a web address; one that is relative is
/// read from the address of its story.
fn address(src: &str, id: Option<&str>) -> Option<(String, String)> {
    let web = |text: &str| -> Option<(String, String)> {
        let rest = scheme(text)?;
        let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let host = host.rsplit('@').next()?.to_ascii_lowercase();
        Some((host.strip_prefix("www.").unwrap_or(&host).to_owned(), path.to_owned()))
    };
    if let Some(found) =
        web(src).or_else(|| web(&format!("https:{}", src.strip_prefix("//").map(|_| src)?)))
    {
        return Some(found);
    }
    let (host, base) = web(id?)?;
    let base = base.split(['?', '#']).next().unwrap_or_default();
    let path = match src.strip_prefix('/') {
        Some(_) => src.to_owned(),
        None => {
            let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
            let (file, query) = src.split_at(src.find(['?', '#']).unwrap_or(src.len()));
            format!("/{}{query}", flat(&PathBuf::from(format!("{folder}/{file}"))))
        }
    };
    Some((host, path))
}

/// What stands behind `http://` or `https://`.
fn scheme(text: &str) -> Option<&str> {
    ["https://", "http://"].into_iter().find_map(|scheme| {
        let (start, rest) = text.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    })
}

fn of_address(host: &str, path: &str) -> Option<String> {
    let path = path.split('#').next()?;
    if let Some(inner) = inner(path) {
        let (host, path) = address(&inner, None)?;
        // What hands out a picture hands out no other that does.
        return plain(&host, path.split('#').next()?);
    }
    if is_proxy(host) {
        // https://i0.wp.com/host/path
        let (host, path) = path.strip_prefix('/')?.split_once('/')?;
        return plain(host.strip_prefix("www.").unwrap_or(host), &format!("/{path}"));
    }
    plain(host, path)
}

/// Hosts whose paths begin with the host of the picture itself.
fn is_proxy(host: &str) -> bool {
    matches!(host, "i0.wp.com" | "i1.wp.com" | "i2.wp.com" | "i3.wp.com")
}

/// The address of a picture that stands whole inside of another address.
fn inner(path: &str) -> Option<String> {
    let plain = ["https://", "http://"].into_iter().filter_map(|scheme| path.rfind(scheme)).max();
    if let Some(at) = plain {
        return Some(path[at..].to_owned());
    }
    let at = ["https%3A%2F%2F", "http%3A%2F%2F", "https%3a%2f%2f", "http%3a%2f%2f"]
        .into_iter()
        .filter_map(|scheme| path.rfind(scheme))
        .max()?;
    let escaped = path[at..].split('&').next()?;
    Some(unescaped(escaped))
}

/// Host, path and query without what tells the size.
fn plain(host: &str, path: &str) -> Option<String> {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
    let name = steps.pop()?;
    let name = unsized_name(name);
    if STANDINS.iter().any(|word| name.to_ascii_lowercase().contains(word)) {
        return None;
    }
    steps.retain(|step| !is_size(step));
    let mut kept: Vec<&str> =
        query.split('&').filter(|pair| !pair.is_empty() && !is_size_parameter(pair)).collect();
    kept.sort_unstable();
    let folders: String = steps.iter().flat_map(|step| [step, "/"]).collect();
    let slash = if host.is_empty() { "" } else { "/" };
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    let whole = format!("{host}{slash}{folders}{name}{query}");
    Some(whole.chars().filter(|c| !c.is_control()).collect())
}

/// Pictures that stand for one that is missing.
const STANDINS: &[&str] =
    &["placeholder", "blank.", "spacer.", "transparent", "no-image", "noimage"];

/// Whether a step of a path tells the size of what comes behind it, as
/// `w_800,c_fill`, `800x600` and `width=800,quality=75` do.
fn is_size(step: &str) -> bool {
    const TELLING: [&str; 9] = ["w", "h", "q", "c", "f", "width", "height", "quality", "format"];
    let tells = |part: &str, sign: char| {
        part.split_once(sign)
            .is_some_and(|(name, value)| TELLING.contains(&name) && !value.is_empty())
    };
    let parts = || step.split(',');
    let is_short =
        |part: &str| part.split_once('_').is_some_and(|(name, _)| (1..=3).contains(&name.len()));
    let is_measured = |part: &str| {
        part.split_once('_').is_some_and(|(name, value)| {
            matches!(name, "w" | "h") && value.starts_with(|c: char| c.is_ascii_digit())
                || part == "f_auto"
                || part.starts_with("q_auto")
        })
    };
    is_measures(step)
        || parts().any(|part| tells(part, '='))
        || parts().all(is_short) && parts().any(is_measured)
}

/// `1024x683`
fn is_measures(text: &str) -> bool {
    let number =
        |text: &str| (2..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.split_once('x').is_some_and(|(width, height)| number(width) && number(height))
}

/// `640w` or `w640`.
fn is_width(text: &str) -> bool {
    let number = text.strip_suffix('w').or_else(|| text.strip_prefix('w'));
    number.is_some_and(|n| (2..=4).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

/// A file's name without the parts that tell its size, or that an editor has
/// turned it or cut it.
fn unsized_name(name: &str) -> String {
    // `a.jpg.webp` is `a.jpg` in another form.
    let name = match name.strip_suffix(".webp").or_else(|| name.strip_suffix(".avif")) {
        Some(inner) if inner.contains('.') => inner,
        _ => name,
    };
    let (mut stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    loop {
        let shorter = stem.strip_suffix("@2x").or_else(|| stem.strip_suffix("@3x"));
        let shorter = shorter.or_else(|| {
            let at = stem.rfind(['-', '_'])?;
            let tail = &stem[at + 1..];
            let is_edit = tail
                .strip_prefix('e')
                .is_some_and(|n| n.len() >= 10 && n.bytes().all(|b| b.is_ascii_digit()));
            let is_word = ["scaled", "rotated", "thumb", "thumbnail"].contains(&tail);
            (is_measures(tail) || is_width(tail) || is_edit || is_word).then(|| &stem[..at])
        });
        match shorter {
            Some(shorter) if !shorter.is_empty() => stem = shorter,
            _ => break,
        }
    }
    let dot = if ending.is_empty() { "" } else { "." };
    format!("{stem}{dot}{ending}")
}

/// Whether a parameter of a query tells how the picture is shown, not which
/// one it is.
fn is_size_parameter(pair: &str) -> bool {
    const SHOWING: &[&str] = &[
        "w",
        "h",
        "width",
        "height",
        "resize",
        "fit",
        "crop",
        "quality",
        "q",
        "auto",
        "format",
        "fm",
        "fmt",
        "dpr",
        "ssl",
        "strip",
        "zoom",
        "imwidth",
        "imheight",
        "scale",
        "size",
        "rect",
        "ixlib",
        "ixid",
        "cs",
        "s",
        "sig",
        "ver",
        "v",
        "itok",
        "op",
        "op_usm",
        "qlt",
        "wid",
        "hei",
        "impolicy",
        "im",
        "downsize",
        "output-quality",
        "output-format",
        "disable",
        "enable",
        "trim",
        "bg-color",
        "ops",
        "cb",
        "lossy",
        "compress",
        "type",
        "cache",
        "t",
        "ts",
        "name",
    ];
    let name = pair.split('=').next().unwrap_or(pair).to_ascii_lowercase();
    SHOWING.contains(&name.as_str()) || name.starts_with("utm_") || name.starts_with("x-amz-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_servers_make_no_difference() {
        let plain = "news.example/a/flood.jpg";
        for src in [
            "https://news.example/a/flood.jpg",
            "http://www.news.example/a/flood.jpg",
            "//news.example/a/flood.jpg",
            "/a/flood.jpg",
            "flood.jpg",
            "../a/flood.jpg#top",
            "https://news.example/a/flood-1024x683.jpg",
            "https://news.example/a/flood_640w.jpg",
            "https://news.example/a/flood-scaled.jpg",
            "https://news.example/a/flood-e1601234567890-300x200@2x.jpg",
            "https://news.example/a/flood.jpg?w=800&quality=75",
            "https://news.example/a/flood.jpg?resize=1200%2C675&ssl=1",
            "https://news.example/a/w_800,c_fill,q_auto/flood.jpg",
            "https://news.example/a/800x600/flood.jpg",
            "https://news.example/a/flood.jpg.webp",
            "https://i0.wp.com/news.example/a/flood.jpg?resize=800",
            "https://i2.wp.com/www.news.example/a/flood-150x150.jpg",
            "https://res.cloud.example/x/image/fetch/w_80/https://news.example/a/flood.jpg",
            "https://news.example/_next/image?url=https%3A%2F%2Fnews.example%2Fa%2Fflood.jpg&w=640",
            "https://web.archive.example/web/2020im_/http://news.example/a/flood.jpg",
        ] {
            let key = key(src, None, Some("https://news.example/a/story.html"), "x.jsonl");
            assert_eq!(key.as_deref(), Some(plain), "{src}");
        }
    }

    #[test]
    fn other_pictures_have_other_keys() {
        let keys: std::collections::BTreeSet<Option<String>> = [
            "https://a.example/flood.jpg",
            "https://a.example/flood-2.jpg",
            "https://a.example/flood-2020.jpg",
            "https://a.example/2020/flood.jpg",
            "https://b.example/flood.jpg",
            "https://a.example/picture.php?id=1",
            "https://a.example/picture.php?id=2&w=80",
            "flood.jpg",
        ]
        .map(|src| key(src, None, None, "news/a.md"))
        .into();
        assert_eq!(keys.len(), 8, "{keys:?}");
        assert!(!keys.contains(&None));
        for nothing in
            ["", "data:image/gif;base64,R0lGOD", "https://a.example/placeholder-800x600.png"]
        {
            assert_eq!(key(nothing, None, None, "news/a.md"), None, "{nothing}");
        }
    }

    #[test]
    fn no_address_is_too_strange() {
        for src in [
            "%",
            "https://",
            "https://%",
            "//",
            "/",
            "?",
            "https://a/%E4%",
            "-.jpg",
            "_",
            "https%3A%2F%2F",
            "http://i0.wp.com/",
            "é-10x10.é",
        ] {
            key(src, None, Some("https://"), "");
        }
    }
}
