use super::*;

fn found(text: &str) -> Vec<&str> {
    spans(text).into_iter().map(|span| span.of(text)).collect()
}

#[test]
fn credits_are_found_and_the_captions_words_left_alone() {
    for (caption, credit) in [
        ("A tram crosses Graz.", " (AFP photo)"),
        ("A tram crosses Graz.", " (AP Photo/Ann Lee)"),
        ("A tram crosses Graz.", " (AP Photo/ Ann Lee)"),
        ("A tram crosses Graz.", " (Photo via Press Office of the Mayor of Graz)"),
        ("A tram crosses Graz.", " (Photo: Ann Lee, Gazette)"),
        ("A tram crosses Graz.", " (Reuters photo: Ann Lee)"),
        ("A tram crosses Graz,", " [Ann Lee/Al Jazeera]"),
        ("A tram in Graz", " (Ann Lee/Valley Gazette)"),
        ("A tram crosses Graz.", " (Ann Lee)"),
        ("A tram crosses Graz.", " (Photo: Screen capture)"),
        ("A judge in Graz.", " (Court sketch: Ann Lee/Reuters )"),
        ("A tram crosses Graz", " [Al Jazeera]"),
        ("A tram crosses Graz.", " Ann Lee—AFP/Getty Images)"),
        ("A tram crosses Graz.", " Ann Lee for The New York Times"),
        ("A tram crosses Graz, Austria, May 3, 2019.", " REUTERS/Ann Lee"),
        ("A tram crosses Graz, Austria, May 3, 2019", " REUTERS/Ann Lee/File Photo"),
        ("A tram crosses Springfield, Ill., May 3, 2019.", " Ann B. Lee/AP"),
        ("A tram crosses Springfield, Ill.", " Ann Lee—AFP/Getty Images"),
        ("A tram crosses Graz.", " Graz Police Department/Handout via REUTERS"),
        ("A tram crosses Graz on Monday.", " Photo by Ann Lee/Getty Images"),
        ("A tram crosses Graz on Monday", " Photograph: Ann Lee/The Guardian"),
        ("A tram crosses Graz on Monday.", " Photographer: Ann Lee/Bloomberg"),
        ("A tram crosses Graz", " | Getty"),
        ("A tram crosses Graz.", " Getty Images"),
        ("A tram crosses Graz.", " Credit: Ann Lee"),
        ("A tram crosses Graz.", " Credit Ann Lee/The New York Times"),
        ("Eine Straßenbahn in Graz.", " Foto: dpa"),
        ("Eine Straßenbahn in Graz", " Foto: Ann Lee/dpa"),
        ("Eine Straßenbahn in Graz.", " Ann Lee/dpa/picture alliance"),
        ("Un tramway à Graz.", " Crédit photo : Ann Lee"),
        ("Трамвай в Граце.", " Фото: ТАСС"),
        ("A tram crosses Graz.", " © 2020 Valley Gazette"),
        ("A tram crosses Graz.", " Courtesy of Ann Lee"),
        ("A tram crosses Graz", " / AFP"),
        ("A tram crosses Graz", " — AFP"),
        ("A tram stands in New York", " / AFP"),
        ("A tram stands still on Monday", " Ann Lee / Getty Images"),
        ("A tram crosses Graz.", " Handout/via Reuters"),
        ("A tram crosses Graz.", " TASS"),
        ("A tram crosses Graz.", " Ann Lee, Getty Images"),
        ("A tram crosses Graz.", " Previous Next Ann Lee/NPR"),
    ] {
        let text = format!("{caption}{credit}");
        let trimmed = text[caption.len()..].trim_start();
        assert_eq!(found(&text), [trimmed], "{text}");
        assert_eq!(trailing(&text).map(|s| s.of(&text)), Some(trimmed), "{text}");
    }
}

#[test]
fn a_credit_may_stand_before_the_caption_or_within_it() {
    assert_eq!(
        found("Image copyright Getty Images Image caption A tram crosses Graz"),
        ["Image copyright Getty Images"]
    );
    assert_eq!(
        found("Trams meet in Graz (AP Photo/Ann Lee) and in Linz (AFP photo)."),
        ["(AP Photo/Ann Lee)", "(AFP photo)"]
    );
    assert_eq!(found("Foto: Ann Lee | Eine Straßenbahn in Graz"), ["Foto: Ann Lee"]);
    assert_eq!(found("Getty Images"), ["Getty Images"]);
}

#[test]
fn credits_are_known_in_german_french_and_spanish() {
    for (caption, credit) in [
        ("Eine Straßenbahn in Graz. ", "Foto: dpa"),
        ("Eine Straßenbahn in Graz. ", "Bild: Anna Lehner/Keystone"),
        ("Eine Straßenbahn in Graz. ", "Archivfoto: Anna Lehner"),
        ("Eine Straßenbahn in Graz ", "(Bildnachweis: Anna Lehner)"),
        ("Eine Straßenbahn in Graz ", "© AFP"),
        ("Un tramway à Graz. ", "Photo : Anne Lenoir / AFP"),
        ("Un tramway à Graz. ", "Crédit photo : Anne Lenoir"),
        ("Un tranvía en Graz. ", "Foto: EFE / Archivo"),
        ("Un tranvía en Graz. ", "Foto Ana L. Ortega"),
        ("Un tranvía en Graz. ", "(Créditos: Ana Ortega)"),
    ] {
        assert_eq!(found(&format!("{caption}{credit}")), [credit], "{caption}{credit}");
    }
}

#[test]
fn credits_are_known_by_their_shape_whoever_the_house_is() {
    for (caption, credit) in [
        ("A tram crosses Graz. ", "(Nordbild/Ann Lee)"),
        ("A tram crosses Graz. ", "(Ann Lee for Tagblatt)"),
        ("A tram crosses Graz. ", "(Ann Lee via Nordbild)"),
        ("A tram crosses Graz. ", "Nordbild/Ann Lee"),
        ("A tram crosses Graz. ", "Ann Lee for The Courier"),
        ("A tram crosses Graz. ", "© dpa | Ann Lee"),
        ("A tram crosses Graz. ", "dpa | Ann Lee"),
        ("A tram crosses Graz.", "© Ann Lee/ HAUS.ORG"),
        ("A tram crosses Graz ", "| Ann Lee"),
        ("A tram crosses Graz. ", "Graphic: Ann Lee"),
        ("A tram crosses Graz. ", "Map by Ann Lee"),
        ("A tram crosses Graz. ", "Photos by Ann Lee and Tom Frey"),
        ("A tram crosses Graz. ", "Photo provided by Ann Lee"),
        ("Un tranvía en Graz. ", "Ilustración de Ana Ortega"),
        ("Un tranvía en Graz. ", "Foto por Ana Ortega"),
        ("Un tramway à Graz. ", "Photo par Anne Lenoir"),
        ("", "Screenshot by Ann Lee"),
        ("", "Art by Banksy"),
        ("", "Collage: Ann Lee"),
        ("", "Portrait by Ann Lee"),
        ("", "Cover illustration by Ann Lee"),
        ("", "Illustration above by Ann Lee"),
        ("", "Video shot and edited by Ann Lee"),
        ("", "Figure by Ann Lee, icon by Tom Frey"),
        ("", "Ann Lee for The Courier"),
    ] {
        assert_eq!(found(&format!("{caption}{credit}")), [credit], "{caption}{credit}");
    }
}

#[test]
fn the_captions_own_words_are_no_credit() {
    for text in [
        "He was tired and/or hungry (left)",
        "Ann Lee (D-MN) and Tom Frey (second from left)",
        "A sign for Lee/Frey stands in a garden",
        "A car with a sticker (Ann Lee for Governor)",
        "Map: Graz and Linz",
        "Video: So dunkel war es in Graz am Abend",
        "A visitor reads a map by Ann Lee in Graz",
        "Teams from Minneapolis/Saint Paul",
        "Her video shows the mayor | Tom waves",
        "AP reporter Ann Lee speaks in Graz",
        "The photo by her bedside",
        "A visitor looks at a photo by Ann Lee",
        "Rep. Ann Lee (D-Ohio) (L) talks with the mayor of Graz (R)",
        "She told the Associated Press (AP)",
        "Workers of Getty Images",
        "She flew to Graz via Frankfurt",
        "He sold his shares to Credit Suisse",
        "A hearing on Capitol Hill (right) in Washington, D.C.",
        "Both lived in Minneapolis/Saint Paul",
        "Members of the Screen Actors Guild (SAG) march",
        "He was 55 and/or tired.",
        "The editor of Reuters",
        "The trams stood still on Monday (2/11/2023).",
        "He spoke to her (usually via Twitter) every day",
        "“Thank God for trams. Thank God for Facebook.”",
        "She wrote: “you know — the mayor” [Ann Lee]",
        "GRAZ, Austria (AP) — A tram crosses a square",
        "Give the Mayor Credit for Trying Hard",
        "",
        "(",
        "()",
        "[)",
    ] {
        assert_eq!(found(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn hostile_text_is_read_in_one_pass() {
    for piece in ["(", "AP ", "(AP/", "Photo: ", "é", "\u{202e}(", "A/"] {
        let text = piece.repeat(300_000);
        assert!(spans(&text).len() <= text.len());
    }
}
