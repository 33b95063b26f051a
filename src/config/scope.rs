use std::collections::BTreeMap;

use super::schema::{FieldKeys, GlossaryEntries};
use super::{Layer, Override, Placed, RuleSetting};

/// What a whole file says of stories, or one of its overrides.
#[derive(Clone, Copy)]
pub(super) struct Scope<'c> {
    pub path: &'c str,
    pub is_override: bool,
    pub rules: &'c BTreeMap<Placed<String>, RuleSetting>,
    pub select: Option<&'c [Placed<String>]>,
    pub ignore_rules: &'c [Placed<String>],
    pub glossary: &'c GlossaryEntries,
    pub fields: &'c FieldKeys,
    pub language: Option<&'c Placed<String>>,
}

impl<'c> Scope<'c> {
    pub fn whole(layer: &'c Layer) -> Scope<'c> {
        let config = &layer.config;
        Scope {
            path: &layer.path,
            is_override: false,
            rules: &config.rules,
            select: config.select.as_deref(),
            ignore_rules: &config.ignore_rules,
            glossary: &config.glossary,
            fields: &config.fields,
            language: config.language.as_ref(),
        }
    }

    pub fn part(layer: &'c Layer, part: &'c Override) -> Scope<'c> {
        Scope {
            path: &layer.path,
            is_override: true,
            rules: &part.rules,
            select: part.select.as_deref(),
            ignore_rules: &part.ignore_rules,
            glossary: &part.glossary,
            fields: &part.fields,
            language: part.language.as_ref(),
        }
    }
}
