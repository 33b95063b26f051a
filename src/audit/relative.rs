use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

/// The way from one folder to a file, with `/` between its steps on every
/// system. Both may be relative to the current directory; links are not
/// followed.
pub fn relative(folder: &Path, path: &Path) -> String {
    let (folder, path) = (steps(folder), steps(path));
    let shared = folder.iter().zip(&path).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n(OsStr::new(".."), folder.len() - shared);
    let down = path[shared..].iter().map(|step| step.as_os_str());
    let steps: Vec<_> = up.chain(down).map(|step| step.to_string_lossy()).collect();
    steps.join("/")
}

/// The folders from the root down, `.` and `..` resolved.
fn steps(path: &Path) -> Vec<std::ffi::OsString> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| PathBuf::from(path));
    let mut steps = Vec::new();
    for component in absolute.components() {
        match component {
            Component::ParentDir => _ = steps.pop(),
            Component::CurDir | Component::RootDir => {}
            Component::Prefix(_) | Component::Normal(_) => {
                steps.push(component.as_os_str().to_owned());
            }
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_does_not_depend_on_how_a_file_is_named() {
        for (folder, path, way) in [
            ("/news", "/news/2020/a.md", "2020/a.md"),
            ("/news/", "/news/./2020/../2020/a.md", "2020/a.md"),
            ("/news/lists", "/news/2020/a.md", "../2020/a.md"),
            ("/news", "/news", ""),
            (".", "a.md", "a.md"),
            ("x/..", "./a.md", "a.md"),
        ] {
            assert_eq!(relative(Path::new(folder), Path::new(path)), way, "{folder} {path}");
        }
    }
}
