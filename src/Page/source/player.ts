import { SendspinPlayer, type ControllerCommand, type ControllerCommands, type ServerStatePayload } from "@sendspin/sendspin-js";
import { controlOf, pausedOf, type Control } from "./control.ts";
import { keepVolume, keptVolume, playerId, type Store } from "./memory.ts";
import type { Playing } from "./status.ts";
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
  #told: ServerStatePayload = {};

  /** Called when the server has told something of what plays. */
  onTold: () => void = () => {};

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
    return this.#player.isPlaying ? "playing" : this.control.isPaused ? "paused" : "waiting";
  }

  get isWanted(): boolean {
    return this.#player !== null;
  }

  get isConnected(): boolean {
    return this.#player?.isConnected ?? false;
  }

  /** What may be done for everybody: nothing by who does not listen. */
  get control(): Control {
    return controlOf(this.#told);
  }

  /** What stands still; null if nothing does, or nothing is known. */
  get paused(): Playing | null {
    return pausedOf(this.#told);
  }

  /** Asks the server for what it has said that it obeys. */
  command<Kind extends ControllerCommand>(command: Kind, ...[more]: ControllerCommands[Kind] extends void ? [] : [ControllerCommands[Kind]]): void {
    if (this.isConnected && this.control.commands.has(command)) this.#player?.sendCommand(command, more as ControllerCommands[Kind]);
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
    const player = new SendspinPlayer({ playerId: playerId(this.#store), clientName: clientName(), baseUrl: location.origin, reconnect, onStateChange: ({ serverState }) => this.#hear(player, serverState) });
    this.#player = player;
    [this.#wasConnected, this.#isElsewhere] = [false, false];
    this.#others?.postMessage("listening");
    player.setVolume(keptVolume(this.#store));
    await player.unlock();
    // A first attempt that fails is told, and tried again by the player itself.
    await player.connect().catch(() => {});
  }

  stop(): void {
    this.#isElsewhere = false;
    this.#end("user_request");
  }

  /** A state comes with each change of anything; an object that is merged is another one each time something was told. */
  #hear(player: SendspinPlayer, told: ServerStatePayload): void {
    if (player !== this.#player || told === this.#told) return;
    this.#told = told;
    this.onTold();
  }

  #end(reason: "another_server" | "restart" | "user_request"): void {
    const player = this.#player;
    this.#player = null;
    this.#told = {};
    player?.disconnect(reason);
  }
}

function clientName(): string {
  const system = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(navigator.userAgent)?.[0];
  return system === undefined ? "A browser" : `A browser on ${system}`;
}
