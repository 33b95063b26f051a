//! A rule is one YAML file: a new one makes cargo embed the folder again.

fn main() {
    println!("cargo::rerun-if-changed=rules");
}
