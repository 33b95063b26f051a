//! JUnit's XML, as build servers read it: a story is a suite, a caption a test.

use super::concise::severity;
use super::{Entry, Outcome, Reporter, Summary, told, visible};
use crate::article::Article;
use crate::rule::{CaptionReport, Finding, Severity};

/// Characters of a caption that a test is named by.
const NAME: usize = 80;

/// Writes a test for each caption. It fails by what makes the run fail; other
/// findings are its output.
#[derive(Debug)]
pub struct JUnit {
    least: Severity,
    fails: Option<Severity>,
}

impl JUnit {
    /// Tests that tell findings from the severity `least` on, and fail by those
    /// from `fails` on.
    pub fn new(least: Severity, fails: Option<Severity>) -> JUnit {
        JUnit { least, fails }
    }

    fn is_failure(&self, finding: &Finding) -> bool {
        self.fails.is_some_and(|fails| finding.severity >= fails)
    }

    fn test(&self, outcome: &Outcome, article: &Article, caption: &CaptionReport) -> String {
        let text = article.text(caption.part).map_or("", |text| text.as_str());
        let start: String = text.chars().take(NAME).collect();
        let cut = if start.len() < text.len() { "…" } else { "" };
        self.case(outcome, article, &format!("{}{cut}", visible(&start)), &caption.findings)
    }

    fn case(&self, outcome: &Outcome, article: &Article, name: &str, all: &[Finding]) -> String {
        let (failures, others): (Vec<&Finding>, Vec<&Finding>) =
            all.iter().partition(|finding| self.is_failure(finding));
        let accounts = |findings: &[&Finding]| -> String {
            findings.iter().map(|finding| account(article, finding)).collect()
        };
        let mut inside = String::new();
        // One for all of them, for not every reader takes several.
        if let Some(first) = failures.first() {
            inside.push_str(&format!(
                "      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
                attribute(&first.rule),
                attribute(&first.message),
                escaped(&accounts(&failures))
            ));
        }
        let told: Vec<&Finding> =
            others.into_iter().filter(|finding| finding.severity >= self.least).collect();
        if !told.is_empty() {
            let output = escaped(&accounts(&told));
            inside.push_str(&format!("      <system-out>{output}</system-out>\n"));
        }
        let (path, name) = (attribute(&outcome.path), attribute(name));
        match inside.is_empty() {
            true => format!("    <testcase classname=\"{path}\" name=\"{name}\"/>\n"),
            false => format!(
                "    <testcase classname=\"{path}\" name=\"{name}\">\n{inside}    </testcase>\n"
            ),
        }
    }
}

impl Reporter for JUnit {
    fn opening(&mut self) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"cutline\">\n".to_owned()
    }

    fn entries(&self, outcome: &Outcome) -> Vec<Entry> {
        let (cases, tests, failures, errors) = match &outcome.result {
            Err(error) => {
                let case = format!(
                    "    <testcase classname=\"{}\" name=\"can be read\">\n      <error \
                     type=\"unreadable\" message=\"{}\"/>\n    </testcase>\n",
                    attribute(&outcome.path),
                    attribute(&error.message)
                );
                (case, 1, 0, 1)
            }
            Ok(report) => {
                let article = &report.article;
                let mut cases: String =
                    report.captions.iter().map(|c| self.test(outcome, article, c)).collect();
                let mut tests: Vec<&[Finding]> =
                    report.captions.iter().map(|c| c.findings.as_slice()).collect();
                if !report.findings.is_empty() {
                    let own = &report.findings;
                    cases.push_str(&self.case(outcome, article, "the story as a whole", own));
                    tests.push(own);
                }
                let failed = |all: &&&[Finding]| all.iter().any(|f| self.is_failure(f));
                (cases, tests.len(), tests.iter().filter(failed).count(), 0)
            }
        };
        let id = outcome.result.as_ref().ok().and_then(|report| report.article.id.as_deref());
        let name = match id {
            Some(id) => format!("{} {id}", outcome.path),
            None => outcome.path.clone(),
        };
        let notices = outcome.result.as_ref().map(|report| told::notices(&report.article));
        let told = match notices.unwrap_or_default().join("\n") {
            notices if notices.is_empty() => String::new(),
            notices => format!("    <system-out>{}</system-out>\n", escaped(&notices)),
        };
        let suite = format!(
            "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" \
             errors=\"{errors}\" skipped=\"0\">\n{cases}{told}  </testsuite>\n",
            attribute(&name)
        );
        Entry::story(outcome, suite)
    }

    fn closing(&mut self, _summary: &Summary) -> String {
        "</testsuites>\n".to_owned()
    }
}

/// A finding with what speaks for it, in lines.
fn account(article: &Article, finding: &Finding) -> String {
    let at = article.locate(finding.at).map_or((1, 1), |at| (at.line, at.column));
    let mut lines = format!(
        "{}:{}: {}[{}] {}\n",
        at.0,
        at.1,
        severity(finding.severity),
        finding.rule,
        visible(&finding.message)
    );
    for reason in &finding.evidence {
        lines.push_str(&format!("- {}\n", visible(&reason.says)));
    }
    if let Some(help) = &finding.help {
        lines.push_str(&format!("{}\n", visible(help)));
    }
    lines
}

/// A text as XML writes it in attributes, where a line end is read as a space.
fn attribute(text: &str) -> String {
    escaped(text).replace('\n', "&#10;")
}

/// A text as XML writes it, in elements and in attributes. XML has no way to
/// write control characters: they are shown as signs.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            escaped.push('\n');
        }
        for c in visible(line).chars() {
            match c {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                '"' => escaped.push_str("&quot;"),
                // The two characters of the basic plane that XML leaves out.
                '\u{fffe}' | '\u{ffff}' => escaped.push(char::REPLACEMENT_CHARACTER),
                _ => escaped.push(c),
            }
        }
    }
    escaped
}
