import { LitElement, css, html } from 'lit';
import { timeOfDay } from './format.js';
import { isShelved } from './severity.js';
import { isShelf, sentenceOf } from './suppression.js';

const REASONS = [
  ['KNOWN_PROBLEM', 'known problem'],
  ['MAINTENANCE', 'maintenance'],
  ['FALSE_ALARM', 'false alarm'],
  ['NUISANCE', 'nuisance'],
  ['OTHER', 'other'],
];

const MINUTE_MS = 60_000;
const TIMES = [
  ['30', '30 minutes'],
  ['120', '2 hours'],
  ['480', '8 hours'],
  ['once', 'until normal'],
];

const wordOf = (reason) => REASONS.find(([key]) => key === reason)?.[1] ?? reason;

/** Puts an alarm aside for a while, and says who did until when. */
class ShelfControl extends LitElement {
  static properties = {
    alarm: { attribute: false },
    waiting: { attribute: false },
    open: { state: true },
  };

  static styles = css`
    :host { font-size: 16px; }
    form, .shelf { display: flex; align-items: center; flex-wrap: wrap; gap: 10px; }
    label { display: flex; align-items: center; gap: 6px; color: var(--muted); }
    .why { flex: 1; min-width: 150px; }
    button, select, input {
      box-sizing: border-box;
      height: 40px;
      padding: 0 8px;
      border: 1px solid var(--line);
      border-radius: 6px;
      background: var(--raised);
      color: var(--text);
      font: inherit;
    }
    input { width: 100%; }
    button { cursor: pointer; }
    button:disabled { opacity: 0.6; cursor: progress; }
    .go { border-color: var(--calm); color: var(--calm); font-weight: 600; }
    .shelf { color: var(--muted); overflow-wrap: anywhere; }
    :focus-visible { outline: 3px solid var(--text); outline-offset: 2px; }
  `;

  willUpdate(changed) {
    if (changed.get('alarm') && changed.get('alarm').id !== this.alarm.id) this.open = false;
  }

  #send(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** What a person writes about stays in sight. */
  #begin() {
    this.open = true;
    this.#send('select', this.alarm.id);
  }

  #shelve(event) {
    event.preventDefault();
    const { reason, time, comment } = Object.fromEntries(new FormData(event.target));
    const once = time === 'once';
    const until = once ? undefined : new Date(Date.now() + Number(time) * MINUTE_MS).toISOString();
    this.open = false;
    this.#send('shelve', { alarm: this.alarm, wish: { reason, once, until, comment } });
  }

  #shelf(shelf) {
    const until = shelf.until ? ` until ${timeOfDay(new Date(shelf.until))} UTC` : ' until it returns to normal';
    return html`
      <div class="shelf">
        <span>Shelved${until} by ${shelf.by}: ${wordOf(shelf.reason)}${shelf.comment ? `, “${shelf.comment}”` : ''}</span>
        <button ?disabled=${this.waiting} @click=${() => this.#send('unshelve', { alarm: this.alarm, shelf })}>
          End it now</button>
      </div>`;
  }

  /** What is set elsewhere is ended there. */
  #held(suppression) {
    return html`<div class="shelf"><span>${sentenceOf(suppression)}${
      suppression.comment && suppression.type !== 'GATED' ? `: “${suppression.comment}”` : ''}</span></div>`;
  }

  #options(all) {
    return all.map(([value, text]) => html`<option value=${value}>${text}</option>`);
  }

  render() {
    const { alarm } = this;
    if (isShelved(alarm)) {
      return html`${alarm.suppressions.map((each) => (isShelf(each) ? this.#shelf(each) : this.#held(each)))}`;
    }
    if (!this.open) {
      return html`<button ?disabled=${this.waiting} @click=${this.#begin}>Shelve</button>`;
    }
    return html`
      <form @submit=${this.#shelve}>
        <label>Shelve for <select name="time">${this.#options(TIMES)}</select></label>
        <label>Reason <select name="reason">${this.#options(REASONS)}</select></label>
        <label class="why">Comment <input name="comment" maxlength="1000" autocomplete="off"></label>
        <button class="go" ?disabled=${this.waiting}>Shelve</button>
        <button type="button" @click=${() => { this.open = false; }}>Cancel</button>
      </form>`;
  }
}

customElements.define('shelf-control', ShelfControl);
