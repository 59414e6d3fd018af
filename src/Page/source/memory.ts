/** What is kept in the browser. A browser may forbid it: then everything is new each time, and works. */
export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const playerKey = "holdover-player-id";
const volumeKey = "holdover-volume";

export const volumeDefault = 80;

/** By which the server knows this browser again, so that it goes on where it was. */
export function playerId(store: Store): string {
  const kept = read(store, playerKey);
  if (kept !== null && /^[0-9a-f]{32}$/.test(kept)) return kept;
  const minted = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  write(store, playerKey, minted);
  return minted;
}

/** From 0 to 100. */
export function keptVolume(store: Store): number {
  const kept = read(store, volumeKey);
  return kept !== null && /^(100|[1-9]?[0-9])$/.test(kept) ? Number(kept) : volumeDefault;
}

export function keepVolume(store: Store, volume: number): void {
  write(store, volumeKey, String(volume));
}

function read(store: Store, key: string): string | null {
  try {
    return store.getItem(key);
  } catch {
    return null;
  }
}

function write(store: Store, key: string, value: string): void {
  try {
    store.setItem(key, value);
  } catch {
    // Forbidden, or full.
  }
}
