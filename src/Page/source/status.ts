/** What the server tells at /api/status, as far as the page shows it. */
export interface Status {
  name: string;
  source: string;
  address: string | null;
  listeners: number;
  playing: Playing | null;
}

export interface Playing {
  title: string | null;
  artist: string | null;
  album: string | null;
  position_seconds: number;
  duration_seconds: number | null;
  stream: number;
  /** 0 for what stands still; what goes on has none. */
  speed?: number;
}

/** A server that answers late is as good as one that does not. */
const answerMs = 4000;

/** Null if the server does not answer. */
export async function askStatus(): Promise<Status | null> {
  try {
    const answer = await fetch("/api/status", { cache: "no-store", signal: AbortSignal.timeout(answerMs) });
    return answer.ok ? ((await answer.json()) as Status) : null;
  } catch {
    return null;
  }
}
