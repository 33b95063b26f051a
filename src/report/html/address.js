"use strict";
// What is shown, in the part of the page's address behind the #, so that a link
// leads to it.
const address = {
  read: () => new URLSearchParams(location.hash.slice(1)),
  write: (parts) => {
    const told = Object.entries(parts).filter(([, value]) => value !== "" && value !== undefined);
    const hash = new URLSearchParams(told).toString();
    if (hash === location.hash.slice(1)) return;
    try {
      history.replaceState(null, "", "#" + hash);
    } catch {
      // A page of no origin keeps the address that it has.
    }
  },
};
