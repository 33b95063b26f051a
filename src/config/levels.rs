use super::schema::{FailOn, Show};
use super::{Layer, Origin};

/// What configurations say of a whole run, not of a path.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    /// What fails the run.
    pub fail_on: Option<(FailOn, Origin)>,
    /// Whether a run in which no caption is found fails.
    pub require_captions: Option<(bool, Origin)>,
    /// What is shown.
    pub show: Option<(Show, Origin)>,
    /// In which format.
    pub format: Option<(String, Origin)>,
}

impl Levels {
    /// What the last of the layers says that says anything.
    pub(super) fn of(layers: &[Layer]) -> Levels {
        let mut levels = Levels::default();
        for Layer { path, config, .. } in layers {
            let from = |at| Origin::file(path, at);
            if let Some(said) = &config.fail_on {
                levels.fail_on = Some((said.value, from(said.at)));
            }
            if let Some(said) = &config.require_captions {
                levels.require_captions = Some((said.value, from(said.at)));
            }
            if let Some(said) = &config.show {
                levels.show = Some((said.value, from(said.at)));
            }
            if let Some(said) = &config.format {
                levels.format = Some((said.value.clone(), from(said.at)));
            }
        }
        levels
    }
}
