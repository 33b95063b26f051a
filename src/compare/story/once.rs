//! What is read of a story for one caption, kept for the next.

use std::any::{Any, TypeId};
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::HashMap;

type Kept = Arc<dyn Any + Send + Sync>;

/// Values of which there is one a type: what a claim needs of the whole story is
/// read when a caption first makes such a claim, and once.
#[derive(Default)]
pub(super) struct Once {
    by_type: Mutex<HashMap<TypeId, Kept>>,
}

impl Once {
    /// The value of this type, read now if it was not before.
    pub(super) fn get<T: Send + Sync + 'static>(&self, read: impl FnOnce() -> T) -> Arc<T> {
        let kept = || self.by_type.lock().unwrap_or_else(PoisonError::into_inner);
        let key = TypeId::of::<T>();
        let known = kept().get(&key).cloned().and_then(|kept| kept.downcast().ok());
        known.unwrap_or_else(|| {
            let value = Arc::new(read());
            kept().insert(key, value.clone());
            value
        })
    }
}
