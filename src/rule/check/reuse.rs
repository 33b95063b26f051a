use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rule::{Days, Kilometres};

/// Holds the captions that one picture has in several stories against each
/// other; looked at by `cutline audit` and `cutline reuse`, which see them all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ReuseCheck {
    /// Days that are no further apart are let pass.
    #[serde(default = "ReuseCheck::tolerance")]
    pub tolerance: Days,
    /// Places that are nearer to one another are let pass.
    #[serde(default = "ReuseCheck::farther_than")]
    pub farther_than: Kilometres,
}

impl ReuseCheck {
    fn tolerance() -> Days {
        Days(2)
    }

    fn farther_than() -> Kilometres {
        Kilometres(150)
    }
}
