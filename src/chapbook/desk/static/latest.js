// Asks until the answer is the latest there can be: none that was overtaken on its way is shown. It draws nothing.

import { get, renew } from "./frame.js";

export class Latest {
  // `address` says where the list is to be had as things stand.
  constructor(address) {
    this.address = address;
    this.floor = 0;
    this.turn = 0;
    this.taken = { address: "", mark: "" };
  }

  // What `ask` found is on the page now: from here on only what changed since is told.
  isTaken(found) {
    this.taken = { address: found.address, mark: found.mark };
  }

  // Something was decided: what the desk listed before this version asks what is settled.
  isDecided(version) {
    this.floor = Math.max(this.floor, version);
  }

  // The list, never one from before what was decided here; nothing where it was asked for again meanwhile.
  // Of the list that the page has only what changed is told.
  async ask() {
    const turn = (this.turn += 1);
    for (;;) {
      const address = this.address();
      const since = address === this.taken.address ? `${address.includes("?") ? "&" : "?"}since=${this.taken.mark}` : "";
      const found = await get(address + since);
      if (turn !== this.turn) return null;
      if (found.version < this.floor) continue;
      renew(found.scan);
      this.floor = found.version;
      return { ...found, address };
    }
  }
}

// Wraps an asking so that only the answer to the last one counts; the others are nothing.
export function last(ask) {
  let turn = 0;
  return async (...about) => {
    const mine = (turn += 1);
    const found = await ask(...about);
    return mine === turn ? found : null;
  };
}
