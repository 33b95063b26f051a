//! Addresses of pictures: which file one names, and whether two pictures may be
//! one.

/// Endings of a picture's file.
const ENDINGS: [&str; 9] =
    [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg", ".bmp", ".tif"];

/// Parts of a query that name a picture's file.
const NAMES: [&str; 7] = ["url", "src", "id", "image", "file", "img", "path"];

/// What an address has to be equal in for the same picture: the file without
/// the query, or the file that the query names where the path is a program
/// ("/_next/image?url=…", "image.php?id=3"), each without WordPress's size.
pub fn file_of(src: &str) -> String {
    let src = src.split('#').next().unwrap_or(src);
    let (path, query) = src.split_once('?').unwrap_or((src, ""));
    let is_file = |name: &str| {
        let name = name.to_ascii_lowercase();
        ENDINGS.iter().any(|ending| name.ends_with(ending))
    };
    if is_file(path) || query.is_empty() {
        return without_size(path);
    }
    let named = query.split('&').filter_map(|part| part.split_once('='));
    let named = named.filter(|(name, _)| {
        let name = name.trim_start_matches("amp;");
        NAMES.iter().any(|known| name.ends_with(known))
    });
    let values: Vec<String> = named.map(|(_, value)| without_size(&decoded(value))).collect();
    if values.is_empty() { without_size(path) } else { format!("{path}?{}", values.join("&")) }
}

/// The text of a value in a query.
fn decoded(value: &str) -> String {
    value.replace("%2F", "/").replace("%2f", "/").replace("%3A", ":").replace("%3a", ":")
}

/// A file's name without WordPress's size, "-300x200".
fn without_size(path: &str) -> String {
    let path = path.split('?').next().unwrap_or(path);
    let Some((name, extension)) = path.rsplit_once('.') else { return path.to_owned() };
    let is_size = |part: &str| {
        part.split_once('x').is_some_and(|(w, h)| {
            let is_number = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
            is_number(w) && is_number(h)
        })
    };
    match name.rsplit_once('-') {
        Some((stem, size)) if is_size(size) => format!("{stem}.{extension}"),
        _ => path.to_owned(),
    }
}

/// Letters and digits at the end of an address from which on it is a key that
/// tells nothing, such as "9f86d081884c".
const KEY: usize = 12;

/// Whether two addresses surely lead to two pictures: their files have names
/// of their own, and not one name with a size, a crop or a number of a version
/// behind it.
pub fn are_two_pictures(a: &str, b: &str) -> bool {
    let name = |src: &str| -> String {
        let file = file_of(src);
        let last = file.rsplit(['/', '?']).next().unwrap_or(&file);
        let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
        stem.to_lowercase()
    };
    let (a, b) = (name(a), name(b));
    let is_key = |name: &str| {
        let mut runs = name.split(|c: char| !c.is_ascii_alphanumeric());
        let digits = |run: &str| run.bytes().filter(u8::is_ascii_digit).count();
        name.is_empty() || runs.any(|run| run.len() >= KEY && digits(run) >= 3)
    };
    let is_version = a.starts_with(b.as_str()) || b.starts_with(a.as_str());
    !is_version && !is_key(&a) && !is_key(&b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_told_by_what_names_their_file() {
        for (one, other, is_same) in [
            ("/a-300x200.jpg", "/a.jpg?w=1", true),
            ("/a.jpg", "/b.jpg", false),
            ("/_next/image?url=%2Fa.jpg&w=640", "/_next/image?url=%2Fa.jpg&w=1080", true),
            ("/_next/image?url=%2Fa.jpg&w=640", "/_next/image?url=%2Fb.jpg&w=640", false),
            ("image.php?id=3&w=100", "image.php?id=3&w=200", true),
            ("image.php?id=3", "image.php?id=4", false),
        ] {
            assert_eq!(file_of(one) == file_of(other), is_same, "{one} {other}");
        }
    }

    #[test]
    fn two_sizes_of_a_picture_are_not_two_pictures() {
        for (one, other, are_two) in [
            ("quay.jpg", "market.jpg", true),
            ("/2024/quay-1.jpg", "/2024/quay-2.jpg", true),
            ("/a/quay.jpg", "/b/quay.jpg", false),
            ("quay.jpg", "quay_large.jpg", false),
            ("quay-300x200.jpg", "quay.webp", false),
            ("https://cdn/9f86d081884c7d65.jpg", "https://cdn/2c26b46b68ffc68f.jpg", false),
            ("image.php?id=3", "image.php?id=4", true),
        ] {
            assert_eq!(are_two_pictures(one, other), are_two, "{one} {other}");
        }
    }
}
