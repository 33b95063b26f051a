// Answers what the desk asks for as its server would, in the browser itself.
const answering = (() => {
  const loading = Cutline.load();
  // Who asks first is told of a fault.
  loading.catch(() => {});

  const files = async (name, body) => {
    if (typeof body === "string") return [{ name, content: body }];
    const taken = (file) => file.arrayBuffer().then((content) => ({ name: file.name, content }));
    return Promise.all(Array.from(body.values(), taken));
  };

  const asked = async (cutline, address, body) => {
    const { pathname, searchParams } = new URL(address, "http://desk");
    if (pathname.startsWith("/rules/")) return cutline.rule(decodeURIComponent(pathname.slice("/rules/".length)));
    const published = searchParams.get("published") || undefined;
    return cutline.cards(await files(searchParams.get("name"), body), { published });
  };

  return async (address, { body }) => {
    const cutline = await loading;
    const answer = await asked(cutline, address, body).catch(({ message }) => ({ error: message }));
    return { status: 200, json: async () => answer };
  };
})();
