/** Where the page's own player is. */
export type Listening = "stopped" | "connecting" | "waiting" | "playing" | "paused" | "reconnecting" | "elsewhere";

/** What a person is told of it: one sentence. */
export function sentenceOf(listening: Listening, isPlayingHere: boolean): string {
  switch (listening) {
    case "stopped":
      return "Everybody who listens hears the same, in time.";
    case "connecting":
      return "Connecting…";
    case "waiting":
      return "Connected. The music begins in a moment.";
    case "playing":
      return "You are listening.";
    case "paused":
      return "The music is paused, for everybody.";
    case "reconnecting":
      return isPlayingHere
        ? "The connection is lost; what is here already plays on. Reconnecting…"
        : "The connection is lost. Reconnecting…";
    case "elsewhere":
      return "Another tab of this browser listens now.";
  }
}

/** Whose music it is: the artist and the album, as far as they are known. */
export function byText(playing: { artist: string | null; album: string | null } | null): string {
  return [playing?.artist, playing?.album].filter(Boolean).join(" · ");
}

export function listenersText(count: number): string {
  return count === 1 ? "1 listener" : `${count} listeners`;
}

/** How far from the common time the sound is; what is no number is not known yet. */
export type Quality = "unknown" | "good" | "fair" | "poor";

const goodMs = 10;
const fairMs = 25;

export function qualityOf(errorMs: number | null): Quality {
  if (errorMs === null || !Number.isFinite(errorMs)) return "unknown";
  const distance = Math.abs(errorMs);
  return distance < goodMs ? "good" : distance <= fairMs ? "fair" : "poor";
}

export function qualityText(quality: Quality): string {
  return { unknown: "Not listening", good: "In time", fair: "Nearly in time", poor: "Getting in time" }[quality];
}

/** A real minus, a decimal, and room for two digits: the numbers do not dance. */
export function errorText(errorMs: number | null): string {
  if (errorMs === null || !Number.isFinite(errorMs)) return "– ms";
  const rounded = Math.abs(errorMs) < 0.05 ? 0 : errorMs;
  return `${rounded < 0 ? "−" : rounded > 0 ? "+" : ""}${Math.abs(rounded).toFixed(1)} ms`;
}
