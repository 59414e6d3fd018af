import { SendspinPlayer } from "@sendspin/sendspin-js";
import { keepVolume, keptVolume, playerId, type Store } from "./memory.ts";
import type { Listening } from "./words.ts";

/** From a loss to the first attempt; then twice as long each time, up to the most. */
const reconnect = { baseDelayMs: 200, maxDelayMs: 5000 };

/** Tabs of one browser are one player to the server: the one that began last is it. */
const tabs = "holdover-listening";

/** The page's player: the SDK's, kept alive. */
export class Player {
  readonly #store: Store;
  readonly #others: BroadcastChannel | null;
  #player: SendspinPlayer | null = null;
  #wasConnected = false;
  #isElsewhere = false;

  constructor(store: Store) {
    this.#store = store;
    this.#others = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(tabs);
    this.#others?.addEventListener("message", () => {
      this.#isElsewhere = this.#player !== null || this.#isElsewhere;
      this.#end("another_server");
    });
  }

  get listening(): Listening {
    if (this.#player === null) return this.#isElsewhere ? "elsewhere" : "stopped";
    if (!this.#player.isConnected) return this.#wasConnected ? "reconnecting" : "connecting";
    this.#wasConnected = true;
    return this.#player.isPlaying ? "playing" : "waiting";
  }

  get isWanted(): boolean {
    return this.#player !== null;
  }

  /** Whether something sounds, connected or not. */
  get isPlaying(): boolean {
    return this.#player?.isPlaying ?? false;
  }

  /** Null where nothing is known of it. */
  get syncErrorMs(): number | null {
    const player = this.#player;
    return player !== null && player.isPlaying && player.timeSyncInfo.synced ? player.syncInfo.syncErrorMs : null;
  }

  get volume(): number {
    return this.#player?.volume ?? keptVolume(this.#store);
  }

  set volume(volume: number) {
    keepVolume(this.#store, volume);
    this.#player?.setVolume(volume);
  }

  /** Called in a click: a browser lets a page sound only then. */
  async start(): Promise<void> {
    this.#end("restart");
    const player = new SendspinPlayer({ playerId: playerId(this.#store), clientName: clientName(), baseUrl: location.origin, reconnect });
    this.#player = player;
    [this.#wasConnected, this.#isElsewhere] = [false, false];
    this.#others?.postMessage("listening");
    await player.unlock();
    player.setVolume(keptVolume(this.#store));
    // A first attempt that fails is told, and tried again by the player itself.
    await player.connect().catch(() => {});
  }

  stop(): void {
    this.#isElsewhere = false;
    this.#end("user_request");
  }

  #end(reason: "another_server" | "restart" | "user_request"): void {
    const player = this.#player;
    this.#player = null;
    player?.disconnect(reason);
  }
}

function clientName(): string {
  const system = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(navigator.userAgent)?.[0];
  return system === undefined ? "A browser" : `A browser on ${system}`;
}
