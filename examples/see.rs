use cutline::gazetteer::gazetteer;
use cutline::mention::*;
fn main() {
    let t = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    for line in t.lines() {
        if line.trim().is_empty() {
            continue;
        }
        println!("> {line}");
        let f = Facts::of(line, &Context::default());
        for m in &f.persons {
            println!(
                "   PER {:?} given={:?} family={:?} title={:?}",
                m.span.of(line),
                m.value.given,
                m.value.family,
                m.value.title
            )
        }
        for m in &f.organisations {
            println!("   ORG {:?}", m.value.name)
        }
        for m in &f.places {
            println!(
                "   LOC {:?} {} {:?} within {:?} {}",
                m.value.name,
                m.value.place.map_or("?".to_string(), |p| {
                    let p = gazetteer().place(p);
                    format!(
                        "{} {:?} {:?}",
                        p.name,
                        p.kind,
                        p.country.map(|c| c.as_str().to_string())
                    )
                }),
                m.value.how,
                m.value.said_within.map(|p| gazetteer().place(p).name.to_string()),
                m.value.lies_within
            )
        }
        for m in &f.dates {
            println!("   DATE {:?} {}", m.span.of(line), m.value.timex)
        }
        for m in &f.credits {
            println!("   CREDIT {:?}", m.of(line))
        }
    }
}
