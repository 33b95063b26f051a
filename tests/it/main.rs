//! Tests of the library and of the binary, a module a subject. They are one
//! program, so that cutline is linked to tests once.

mod action;
#[cfg(feature = "alike")]
mod alike;
mod audit;
mod audit_reuse;
mod baseline;
mod belonging;
mod cache;
mod captions_given;
mod captions_guide;
mod claims_languages;
mod claims_names;
mod claims_numbers;
mod claims_persons;
mod cli;
mod cli_stories;
mod common;
mod config;
mod config_cli;
mod contradictions;
mod dates;
mod evaluate;
mod examples;
mod extraction_laws;
mod fix;
mod formats;
mod hostile;
mod inspect;
mod languages;
mod lsp;
mod names;
mod never_silent;
mod packages;
mod pages;
mod parquet;
mod photo;
mod photo_cli;
mod pictures;
mod pipe;
mod places;
mod plugs;
mod read_captions;
mod read_markup;
mod read_office;
mod read_plain;
mod read_record;
mod read_systems;
mod read_warc;
mod read_xml;
mod readme;
mod reports;
mod rule_errors;
mod rule_guide;
mod rule_schema;
mod selection;
#[cfg(unix)]
mod serve;
#[cfg(unix)]
mod snippets;
mod story;
mod suppress;
mod when;
