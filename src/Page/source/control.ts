import type { ControllerCommand, ServerStatePayload } from "@sendspin/sendspin-js";
import type { Playing } from "./status.ts";

export type Repeat = "off" | "one" | "all";

/** What this listener may do for everybody, and how that stands. */
export interface Control {
  /** None where guests listen only. */
  commands: ReadonlySet<string>;
  volume: number;
  isMuted: boolean;
  isPaused: boolean;
  repeat: Repeat;
  isShuffled: boolean;
}

/** From what the server has told of its group so far. */
export function controlOf({ controller, metadata }: ServerStatePayload): Control {
  return {
    commands: new Set(controller?.supported_commands ?? []),
    volume: controller?.volume ?? 100,
    isMuted: controller?.muted ?? false,
    isPaused: metadata?.progress?.playback_speed === 0,
    repeat: metadata?.repeat ?? "off",
    isShuffled: metadata?.shuffle ?? false,
  };
}

/** What stands still: a status, which tells of what sounds, knows nothing of it. Null if nothing is paused. */
export function pausedOf({ metadata }: ServerStatePayload): Playing | null {
  const progress = metadata?.progress;
  if (metadata == null || progress == null || progress.playback_speed !== 0) return null;
  return {
    title: metadata.title ?? null,
    artist: metadata.artist ?? null,
    album: metadata.album ?? null,
    position_seconds: progress.track_progress / 1000,
    duration_seconds: progress.track_duration > 0 ? progress.track_duration / 1000 : null,
    stream: 0,
    speed: 0,
  };
}

/** What a button that goes round sets next. */
export function afterRepeat(repeat: Repeat): ControllerCommand {
  return ({ off: "repeat_all", all: "repeat_one", one: "repeat_off" } as const)[repeat];
}
