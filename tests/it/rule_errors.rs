//! What cutline says of rule files that are wrong.

use std::path::Path;

use cutline::rule::{self, RuleSet};

/// A sound rule, to break in one place at a time.
const SOUND: &str = r#"id: night-date
summary: The caption is dated at night
severity: warning
check: date
with: { relation: outside, tolerance: 30d }
unless: [archive-marker]
message: "dated {caption}, set in {story}"
why: |
  Because.
examples:
  - flags: true
    published: 2020-10-11
    caption: "A cat on March 8, 2019."
    story: "A cat sat in Minsk."
    because: "March 8, 2019"
"#;

fn errors(text: &str) -> String {
    match rule::parse("r.yaml", "when", text) {
        Ok(_) => "fine".to_owned(),
        Err(errors) => errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
    }
}

#[test]
fn a_fix_is_offered_only_by_checks_that_know_what_is_right() {
    let sound = SOUND.replace("outside", "wrong-weekday").replace(
        "why: |",
        "fix: { title: \"Make it {fix}, not {caption}\", safe: supported }\nwhy: |",
    );
    assert_eq!(errors(&sound), "fine");
    for (from, to, expected) in [
        (
            "wrong-weekday",
            "outside",
            "8:6: `fix`: this check does not know what is right: leave the key out; `person` with `misspelt`, `date` with `wrong-weekday` or `wrong-year`, and `claim` know",
        ),
        (
            "{fix}",
            "{fixed}",
            "8:15: `title`: unknown placeholder `{fixed}`: expected `caption`, `story`, `published`, `weekday` or `fix`; did you mean `fix`?",
        ),
        (
            "safe: supported",
            "safe: always",
            "8:53: `safe`: unknown value `always`: expected `supported` or `never`",
        ),
        ("safe: supported", "sure: yes", "8:47: unknown key `sure`: expected `title` or `safe`"),
    ] {
        assert!(sound.contains(from), "{from}");
        assert_eq!(errors(&sound.replacen(from, to, 1)), format!("r.yaml:{expected}"));
    }
}

#[test]
fn one_break_gives_one_error_at_its_place() {
    assert_eq!(errors(SOUND), "fine");
    for (from, to, expected) in [
        (
            "severity:",
            "sevrity:",
            "3:1: unknown key `sevrity`: expected `id`, `summary`, `severity`, `enabled`, `check`, `with`, `unless`, `message`, `help`, `fix`, `why` or `examples`; did you mean `severity`?",
        ),
        (
            "id: night-date",
            "id: Night Date",
            "1:5: `id`: `Night Date` is no name for a rule: expected lowercase words joined by hyphens, such as `date-conflict`",
        ),
        (
            "severity: warning",
            "severity: warn",
            "3:11: `severity`: unknown value `warn`: expected `note`, `warning` or `error`; did you mean `warning`?",
        ),
        (
            "check: date",
            "check: dates",
            "4:8: `check`: unknown value `dates`: expected `belonging`, `person`, `organisation`, `place`, `date`, `number`, `role`, `claim`, `anachronism`, `officeholder`, `position`, `stacked`, `repeated`, `reuse`, `alt`, `metadata`, `presence`, `pattern`, `length` or `suppression`; did you mean `date`?",
        ),
        (
            "relation: outside",
            "relation: outsid",
            "5:19: `relation`: unknown value `outsid`: expected `outside`, `wrong-weekday`, `impossible`, `after-publication`, `unmarked`, `outdated`, `wrong-year`, `wrong-relative` or `gone-by`; did you mean `outside`?",
        ),
        ("relation: outside, ", "", "5:7: the key `relation` is missing"),
        (
            "tolerance: 30d",
            "tolerance: 30 parsecs",
            "5:39: `tolerance`: found `30 parsecs`: expected a number of days, weeks or years such as `30d`, `2w` or `1y`",
        ),
        (
            "tolerance: 30d",
            "tolerence: 30d",
            "5:28: unknown key `tolerence`: expected `relation`, `tolerance` or `score-below`; did you mean `tolerance`?",
        ),
        (
            "[archive-marker]",
            "[archive_marker]",
            "6:10: `unless`: unknown value `archive_marker`: expected `archive-marker`, `illustration`, `anniversary`, `history`, `earlier-edition`, `comparison`, `background-sentence`, `unknown-publication`, `relative`, `tied` or `foreign`; did you mean `archive-marker`?",
        ),
        (
            "[archive-marker]",
            "archive-marker",
            "6:9: `unless`: found `archive-marker`: expected a list, as in `[\"archive-marker\"]`",
        ),
        (
            "{caption}",
            "{captoin}",
            "7:10: `message`: unknown placeholder `{captoin}`: expected `caption`, `story`, `published` or `weekday`; did you mean `caption`?",
        ),
        ("{caption}", "{caption", "7:10: `message`: `{` without its pair: write `{{` for a brace"),
        (
            "flags: true",
            "flags: maybe",
            "11:12: `flags`: found `maybe`: expected `true` or `false`",
        ),
        (
            "2020-10-11",
            "2020-13-11",
            "12:16: `published`: found `2020-13-11`: expected a date such as `2020-10-31`",
        ),
        (
            "because: \"March",
            "because: \"May",
            "15:14: `because`: `May 8, 2019` is not in the caption: expected the words that the finding must point at",
        ),
        (
            "    caption: \"A cat on March 8, 2019.\"\n",
            "",
            "11:5: the example has no picture: expected `caption`, `captions`, `alt`, `credit`, `src` or `title`",
        ),
        ("summary: The caption is dated at night\n", "", "1:1: the key `summary` is missing"),
        ("check: date\n", "", "1:1: the key `check` is missing"),
        ("why: |\n  Because.\n", "why: \"\"\n", "8:6: `why` is empty"),
        (
            "severity: warning",
            "severity: warning\nseverity: error",
            "4:1: the key `severity` is given twice: it stands on line 3 already",
        ),
        (
            "severity: warning",
            "severity: [",
            "5:5: not YAML: while parsing a flow mapping, did not find expected ',' or '}'",
        ),
        (
            "severity: warning",
            "severity: &a warning\nhelp: *b",
            "4:7: not YAML: alias references unknown anchor",
        ),
        ("id: night-date", "id: {}", "1:5: `id`: found a mapping: expected a string"),
        ("id: night-date", "id:", "1:3: `id`: found nothing: expected a string"),
        (
            "    because",
            "---\n    because",
            "16:5: a second document begins here: expected one rule a file; give each its own file",
        ),
        (
            "id: night-date",
            "\tid: night-date",
            "2:1: not YAML: did not find expected <document start>",
        ),
    ] {
        assert!(SOUND.contains(from), "{from}");
        let found = errors(&SOUND.replacen(from, to, 1));
        assert_eq!(found, format!("r.yaml:{expected}"));
    }
    for (text, expected) in [
        ("", "r.yaml:1:1: the file is empty: expected a rule"),
        ("# nothing\n\n", "r.yaml:1:1: the file is empty: expected a rule"),
        ("- a\n- b\n", "r.yaml:1:1: found a list: expected a mapping"),
        ("just words", "r.yaml:1:1: found `just words`: expected a mapping"),
        (
            &format!("{SOUND}---\nid: x\n"),
            "r.yaml:17:1: a second document begins here: expected one rule a file; give each its own file",
        ),
    ] {
        assert_eq!(errors(text), expected);
    }
}

/// A sound rule of words, to break in one place at a time.
const WORDS: &str = r#"id: seen-here
summary: The caption says what every reader can see
severity: note
check: pattern
with:
  on: caption
  match: ['seen (?:here|above)', "é [a-z]"]
  require:
    - \.$
unless: [archive-marker]
message: "{words} says nothing"
why: Because.
"#;

#[test]
fn a_broken_pattern_is_told_where_it_breaks() {
    assert_eq!(errors(WORDS), "fine");
    for (from, to, expected) in [
        (
            "seen (?:here|above)",
            "seen (?:here|above",
            "7:17: `match`: `seen (?:here|above` is no pattern: unclosed group",
        ),
        (
            "é [a-z]",
            "é [z-a]",
            "7:38: `match`: `é [z-a]` is no pattern: invalid character class range, the start must be <= the end",
        ),
        (
            "\\.$",
            "\\.$(?!x)",
            "9:10: `require`: `\\.$(?!x)` is no pattern: look-around, including look-ahead and look-behind, is not supported",
        ),
        (
            "    - \\.$",
            "    - |\n      a**b(",
            "10:7: `require`: `a**b(\n` is no pattern: unclosed group",
        ),
        ("\\.$", "\\w{5000}", "6:3: the pattern `\\w{5000}` is too large"),
        (
            "match: ['seen (?:here|above)', \"é [a-z]\"]",
            "match: seen",
            "7:10: `match`: found `seen`: expected a list, as in `[\"seen\"]`",
        ),
        (
            "on: caption",
            "on: body",
            "6:7: `on`: unknown value `body`: expected `caption`, `alt`, `credit` or `title`",
        ),
        (
            "on: caption",
            "on: alt",
            "10:9: `unless`: only captions have excuses, and this check looks at none: leave the key out",
        ),
        (
            "on: caption",
            "ignore-case: 1",
            "6:16: `ignore-case`: found `1`: expected `true` or `false`",
        ),
        (
            "on: caption",
            "ignore_case: true",
            "6:3: unknown key `ignore_case`: expected `on`, `match`, `words`, `require`, `except`, `ignore-case` or `whole`; did you mean `ignore-case`?",
        ),
        (
            "{words}",
            "{caption}",
            "11:10: `message`: unknown placeholder `{caption}`: expected `words`",
        ),
    ] {
        assert!(WORDS.contains(from), "{from}");
        let found = errors(&WORDS.replacen(from, to, 1));
        assert_eq!(found, format!("r.yaml:{expected}"));
    }
}

#[test]
fn parameters_that_make_no_sense_together_are_told() {
    let rule = |check: &str, with: &str| {
        format!(
            "id: a\nsummary: s\nseverity: note\ncheck: {check}\nwith: {with}\nmessage: m\nwhy: w\n"
        )
    };
    for (check, with, expected) in [
        ("length", "{ most: 60 }", "fine"),
        ("length", "{ unit: words }", "r.yaml:5:7: there is no limit: expected `least` or `most`"),
        ("length", "{ least: 9, most: 3 }", "r.yaml:5:7: no text has at least 9 and at most 3"),
        ("length", "{ most: -1 }", "r.yaml:5:15: `most`: found `-1`: expected a whole number"),
        (
            "length",
            "{ most: sixty }",
            "r.yaml:5:15: `most`: found `sixty`: expected a whole number",
        ),
        (
            "pattern",
            "{ on: alt }",
            "r.yaml:5:7: there is nothing to look for: expected `match`, `words` or `require`",
        ),
        ("presence", "{ of: credit }", "fine"),
        ("presence", "{}", "r.yaml:5:7: the key `of` is missing"),
        (
            "presence",
            "{ of: alt, except: ['('] }",
            "r.yaml:5:28: `except`: `(` is no pattern: unclosed group",
        ),
        ("alt", "{ of: 1 }", "r.yaml:5:9: unknown key `of`"),
    ] {
        assert_eq!(errors(&rule(check, with)), expected, "{check} {with}");
    }
}

#[test]
fn all_errors_of_a_file_are_told_at_once() {
    for (text, expected) in [
        (
            r#"id: Bad_Id
sevrity: error
check: place
with: { farther-than: 5 miles, near: 3 }
unless: [old, archive-marker, history]
message: "{when} {caption}"
examples:
  - flags: perhaps
    caption: x
  - caption: y
    story: z
    becuase: y
"#,
            &[
                "1:1: the key `summary` is missing",
                "1:1: the key `why` is missing",
                "1:5: `id`: `Bad_Id` is no name for a rule: expected lowercase words joined by hyphens, such as `date-conflict`",
                "2:1: unknown key `sevrity`: expected `id`, `summary`, `severity`, `enabled`, `check`, `with`, `unless`, `message`, `help`, `fix`, `why` or `examples`; did you mean `severity`?",
                "4:7: the key `relation` is missing",
                "4:23: `farther-than`: found `5 miles`: expected a distance such as `500km`",
                "4:32: unknown key `near`: expected `relation`, `farther-than` or `score-below`",
                "5:10: `unless`: unknown value `old`: expected `archive-marker`, `illustration`, `anniversary`, `history`, `earlier-edition`, `comparison`, `background-sentence`, `unknown-publication`, `relative`, `tied` or `foreign`",
                "6:10: `message`: unknown placeholder `{when}`: expected `caption`, `story` or `distance`",
                "8:5: the key `story` is missing",
                "8:12: `flags`: found `perhaps`: expected `true` or `false`",
                "10:5: the key `flags` is missing",
                "12:5: unknown key `becuase`: expected `flags`, `published`, `language`, `title`, `caption`, `captions`, `alt`, `credit`, `src`, `metadata`, `elsewhere`, `above`, `story` or `because`; did you mean `because`?",
            ][..],
        ),
        (
            r#"id: foreign
summary: s
severity: error
check: belonging
with:
  weights:
    persons-shred: 1.0
    places-shared: heavy
  belongs_above: 0.5
  reported-where: [{ contradicts: [who] }]
message: m
why: w
"#,
            &[
                "7:5: `weights`: unknown evidence `persons-shred`: did you mean `persons-shared`?",
                "8:20: `places-shared`: found `heavy`: expected a number",
                "9:3: unknown key `belongs_above`: expected `intercept`, `weights`, `belongs-above` or `reported-where`; did you mean `belongs-above`?",
            ][..],
        ),
        (
            r#"id: foreign
summary: s
severity: error
check: belonging
with: { reported-where: [{ no-name-shared: true }] }
message: m
why: w
"#,
            &[
                "5:7: `reported-where` would report every caption: a condition names at least one of `contradicts`, `contradictions` and `score-below`",
            ][..],
        ),
        (
            r#"check: nonsense
with: { a: 1 }
"#,
            &[
                "1:1: the key `id` is missing",
                "1:1: the key `message` is missing",
                "1:1: the key `severity` is missing",
                "1:1: the key `summary` is missing",
                "1:1: the key `why` is missing",
                "1:8: `check`: unknown value `nonsense`: expected `belonging`, `person`, `organisation`, `place`, `date`, `number`, `role`, `claim`, `anachronism`, `officeholder`, `position`, `stacked`, `repeated`, `reuse`, `alt`, `metadata`, `presence`, `pattern`, `length` or `suppression`",
            ][..],
        ),
    ] {
        let expected: Vec<String> = expected.iter().map(|e| format!("r.yaml:{e}")).collect();
        assert_eq!(errors(text), expected.join("\n"));
    }
}

#[test]
fn the_built_in_rules_are_sound() {
    let rules = RuleSet::builtin().unwrap_or_else(|e| panic!("{e:#?}"));
    assert!(rules.len() >= 12);
    // Read as those of a house are, whose patterns are compiled at once.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let read = RuleSet::only(&folder).unwrap_or_else(|e| panic!("{e:#?}"));
    assert_eq!(read.len(), rules.len());
}

#[test]
fn a_file_that_breaks_off_anywhere_is_an_error_and_no_panic() {
    for (end, _) in SOUND.char_indices() {
        let found = errors(&SOUND[..end]);
        assert_ne!(found, "", "{end}");
        assert!(found.lines().all(|line| line == "fine" || line.starts_with("r.yaml:")), "{found}");
    }
}

#[test]
fn bombs_and_depths_are_refused() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, before) in ["b", "c", "d", "e", "f", "g", "h"].into_iter().zip('a'..) {
        let references = vec![format!("*{before}"); 10].join(", ");
        bomb.push_str(&format!("{name}: &{name} [{references}]\n"));
    }
    let deep = format!("id: {}{}\n", "[".repeat(5_000), "]".repeat(5_000));
    let keys: String = (0..30_000).map(|n| format!("k{n}: 1\n")).collect();
    for (text, expected) in [
        (&bomb, "r.yaml:5:8: this is more than a rule file can hold"),
        (&deep, "r.yaml:1:260: not YAML: recursion limit exceeded"),
        (&keys, "r.yaml:10000:8: this is more than a rule file can hold"),
    ] {
        assert_eq!(errors(text), expected);
    }
    let long = format!("id: {}\n", "x".repeat(2 << 20));
    assert_eq!(errors(&long), "r.yaml:1:1: the file has 2097157 bytes: a rule file may have 1 MiB");
}
