import { afterRepeat, type Control } from "./control.ts";
import type { Player } from "./player.ts";

/** After a hand has moved the slider, what the server says of it is late for so long. */
const echoMs = 1000;

const element = <Kind extends HTMLElement = HTMLButtonElement>(id: string): Kind => document.getElementById(id) as Kind;

/** The buttons by which a listener who may decides what all hear. What the server does not obey is not there. */
export class Controls {
  readonly #player: Player;
  #movedAt = -Infinity;

  constructor(player: Player) {
    this.#player = player;
    const on = (id: string, act: (control: Control) => void) => element(id).addEventListener("click", () => act(player.control));
    on("pause", ({ isPaused }) => player.command(isPaused ? "play" : "pause"));
    on("end", () => player.command("stop"));
    on("next", () => player.command("next"));
    on("previous", () => player.command("previous"));
    on("repeat", ({ repeat }) => player.command(afterRepeat(repeat)));
    on("shuffle", ({ isShuffled }) => player.command(isShuffled ? "unshuffle" : "shuffle"));
    on("mute", ({ isMuted }) => player.command("mute", { mute: !isMuted }));
    element<HTMLInputElement>("group-volume").addEventListener("input", () => this.#setVolume());
  }

  draw(): void {
    const control = this.#player.control;
    const may = (command: string) => control.commands.has(command);
    element<HTMLElement>("control").hidden = control.commands.size === 0;
    element<HTMLFieldSetElement>("controls").disabled = !this.#player.isConnected;
    element("pause").hidden = !may("play") || !may("pause");
    element("end").hidden = !may("stop");
    element("next").hidden = !may("next");
    element("previous").hidden = !may("previous");
    element("repeat").hidden = !may("repeat_all");
    element("shuffle").hidden = !may("shuffle");
    element("mute").hidden = !may("mute");
    element<HTMLElement>("group-loudness").hidden = !may("volume");

    name("pause", control.isPaused ? "Play" : "Pause");
    element("pause").dataset["paused"] = String(control.isPaused);
    name("repeat", control.repeat === "one" ? "Repeat this track" : "Repeat");
    element("repeat").dataset["repeat"] = control.repeat;
    press("repeat", control.repeat !== "off");
    press("shuffle", control.isShuffled);
    press("mute", control.isMuted);
    if (performance.now() - this.#movedAt > echoMs) this.#showVolume(control.volume);
  }

  #setVolume(): void {
    const volume = element<HTMLInputElement>("group-volume").valueAsNumber;
    this.#movedAt = performance.now();
    this.#showVolume(volume);
    this.#player.command("volume", { volume });
  }

  #showVolume(volume: number): void {
    showVolume(element<HTMLInputElement>("group-volume"), element<HTMLElement>("group-volume-number"), volume);
  }
}

/** A slider and the number beside it; for a screen reader in words. */
export function showVolume(slider: HTMLInputElement, number: HTMLElement, volume: number): void {
  slider.valueAsNumber = volume;
  slider.setAttribute("aria-valuetext", `${volume} percent`);
  slider.style.setProperty("--share", String(volume / 100));
  number.textContent = `${volume} %`;
}

function name(id: string, label: string): void {
  if (element(id).getAttribute("aria-label") === label) return;
  element(id).setAttribute("aria-label", label);
  element(id).title = label;
}

function press(id: string, isPressed: boolean): void {
  element(id).setAttribute("aria-pressed", String(isPressed));
}
