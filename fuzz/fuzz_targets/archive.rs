#![cfg_attr(fuzzing, no_main)]

cutline_fuzz::target!(archive);
