import type { Playing } from "./status.ts";

/** An answer is some milliseconds old when it is read: what differs by less is no jump. */
const jumpSeconds = 0.5;

/** Where the music is, between two answers of the server: it goes on with the clock, and is set right only where it jumped. */
export class Position {
  #playing: Playing | null = null;
  #at = 0;

  /** What the server said, and the moment in milliseconds at which it was true. */
  take(playing: Playing | null, now: number): void {
    const kept = this.#playing;
    const isSame = kept !== null && playing !== null && kept.title === playing.title && kept.stream === playing.stream && kept.speed === playing.speed;
    if (isSame && Math.abs(this.seconds(now) - playing.position_seconds) < jumpSeconds) return;
    this.#playing = playing;
    this.#at = now;
  }

  get durationSeconds(): number | null {
    return this.#playing?.duration_seconds ?? null;
  }

  seconds(now: number): number {
    if (this.#playing === null) return 0;
    const seconds = this.#playing.position_seconds + ((now - this.#at) / 1000) * (this.#playing.speed ?? 1);
    return Math.max(0, Math.min(seconds, this.durationSeconds ?? Infinity));
  }

  /** From 0 to 1; null where there is no end to go to. */
  share(now: number): number | null {
    const duration = this.durationSeconds;
    return duration !== null && duration > 0 ? this.seconds(now) / duration : null;
  }

  /** Milliseconds until the track is over, when another may have begun. */
  endsInMs(now: number): number {
    return this.durationSeconds === null || this.#playing?.speed === 0 ? Infinity : (this.durationSeconds - this.seconds(now)) * 1000;
  }
}
