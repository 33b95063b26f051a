// A rule of validation for Sanity Studio: a document is not published while a
// caption in it does not belong to it, and the message stands at the caption.
//
//   validation: captions({ server: 'https://cutline.example.org', token })

/** Fields that hold the words of a caption or an alternative text. */
const WORDS = /^(?:caption|cutline|alt|altText)$/i;

/** The paths of all such fields that say this; items of lists go by their key. */
function places(value, said, path = []) {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => places(item, said, [...path, item?._key ? { _key: item._key } : index]));
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (WORDS.test(key) && typeof inner === 'string' && inner.trim() === said) return [[...path, key]];
    return places(inner, said, [...path, key]);
  });
}

/** What is found in a document: `severity`, `message` and, where it is known, `path`. */
async function findings(document, { server, token }) {
  const answer = await fetch(`${server}/check`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(document),
    signal: AbortSignal.timeout(15_000),
  });
  // What has nothing to read yet is no fault.
  if (answer.status === 422) return [];
  if (!answer.ok) throw new Error(`the server answers with ${answer.status}`);
  const [story] = (await answer.json()).stories;
  const told = story.captions.flatMap(({ text, findings }) => {
    const [path] = places(document, text);
    return findings.map((finding) => ({ ...finding, path }));
  });
  return [...told, ...story.findings];
}

/** Errors keep a document from being published; warnings are shown. */
export const captions = (options) => {
  // Both rules are asked of the same document: the server is asked once.
  let last = {};
  const found = (document) => {
    const key = JSON.stringify(document);
    if (last.key !== key) last = { key, found: findings(document, options) };
    return last.found;
  };
  const rule = (severity) => async (document) => {
    if (!document) return true;
    try {
      const told = (await found(document)).filter((finding) => finding.severity === severity);
      return told.length ? told.map(({ message, path }) => ({ message, ...(path && { path }) })) : true;
    } catch (fault) {
      last = {};
      const message = `Captions were not checked: ${fault.message}`;
      return severity === (options.away === 'refuse' ? 'error' : 'warning') ? { message } : true;
    }
  };
  return (validation) => [validation.custom(rule('error')).error(), validation.custom(rule('warning')).warning()];
};
