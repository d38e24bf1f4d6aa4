import { LitElement, css, html, nothing } from 'lit';
import { count, duration, timeOfDay } from './format.js';
import { beginShift, earlierNames, onShift } from './on-shift.js';
import { isShelved } from './severity.js';

const OK = { shape: '✓', tone: 'ok' };
const QUIET = { shape: '○', tone: 'muted' };
const POOR = { shape: '◆', tone: 'warn' };
const BAD = { shape: '▲', tone: 'alarm' };

const SIGNS = {
  OK, LIVE: OK, IDLE: QUIET, UNKNOWN: QUIET,
  LATE: POOR, NONE: POOR, CONNECTING: POOR,
  DOWN: BAD, REFUSED: BAD, STALE: BAD,
};

/** Run, lumisection, the health of data, model and link, what is watched, the time, and the pipeline's faults. */
class RoomHeader extends LitElement {
  static properties = {
    feed: { attribute: false },
    status: { attribute: false },
    now: { attribute: false },
  };

  static styles = css`
    header {
      display: flex;
      align-items: center;
      gap: 8px clamp(18px, 2.1vw, 40px);
      flex-wrap: wrap;
      padding: 10px 24px;
      background: var(--panel);
      border-bottom: 1px solid var(--line);
    }
    h1 {
      margin: 0;
      font-size: 18px;
      font-weight: 600;
      letter-spacing: 0.06em;
      color: var(--muted);
    }
    .fact {
      display: flex;
      flex-direction: column;
    }
    .label {
      font-size: 13px;
      letter-spacing: 0.08em;
      text-transform: uppercase;
      color: var(--muted);
    }
    .value {
      font-size: clamp(22px, 1.6vw, 30px);
      font-weight: 600;
      line-height: 1.15;
      white-space: nowrap;
    }
    .value small {
      font-size: 16px;
      font-weight: 400;
      color: var(--muted);
    }
    .lamp {
      font-size: clamp(17px, 1.1vw, 20px);
      line-height: 1.725;
    }
    .ok { color: var(--ok); }
    .warn { color: var(--warn); }
    .alarm { color: var(--alarm-text); }
    .muted { color: var(--muted); }
    .space { flex: 1; }
    a { color: var(--calm); }
    a:focus-visible { outline: 3px solid var(--text); outline-offset: 2px; }
    input {
      width: 11em;
      padding: 3px 8px;
      border: 1px solid var(--line);
      border-radius: 6px;
      background: var(--raised);
      color: var(--text);
      font: inherit;
      font-size: 18px;
    }
    input::placeholder { color: var(--warn); opacity: 1; }
    input:focus-visible { outline: 3px solid var(--text); outline-offset: 2px; }
    .faults {
      flex-basis: 100%;
      margin: 0;
      padding: 0;
      list-style: none;
      font-size: 18px;
    }
  `;

  #lamp(label, state) {
    const sign = SIGNS[state] ?? QUIET;
    return html`
      <div class="fact">
        <span class="label">${label}</span>
        <span class="value lamp ${sign.tone}">${sign.shape} ${state}</span>
      </div>`;
  }

  #position() {
    const { pipeline, pipelineAt } = this.feed;
    if (pipeline?.run === undefined) {
      return html`<div class="fact"><span class="label">Run</span><span class="value muted">none yet</span></div>`;
    }
    const age = pipeline.lagMs + this.now - pipelineAt;
    return html`
      <div class="fact">
        <span class="label">Run · <a href="/api/v1/certification/${pipeline.run}" target="_blank">certification</a></span>
        <span class="value" id="run">${pipeline.run}</span>
      </div>
      <div class="fact">
        <span class="label">Lumisection</span>
        <span class="value"><span id="ls">${pipeline.lastLs}</span> <small>${duration(age)} ago</small></span>
      </div>`;
  }

  #shift() {
    return html`
      <label class="fact">
        <span class="label">On shift</span>
        <input id="on-shift" maxlength="80" list="names" placeholder="◆ who is it?" autocomplete="off"
          .value=${onShift()} @change=${(event) => beginShift(event.target.value)}>
        <datalist id="names">${earlierNames().map((name) => html`<option value=${name}></option>`)}</datalist>
      </label>`;
  }

  #faults() {
    const faults = this.status?.pipelineFaults ?? [];
    return faults.length === 0 ? nothing : html`
      <ul class="faults warn" role="status">
        ${faults.map((fault) => html`<li>◆ ${fault.text}</li>`)}
      </ul>`;
  }

  render() {
    const { pipeline, link } = this.feed;
    const health = link === 'LIVE' ? pipeline?.health : undefined;
    const watching = this.status?.watching;
    const shelved = [...this.feed.alarms.values()].filter(isShelved).length;
    return html`
      <header>
        <h1>DQM</h1>
        ${this.#position()}
        <span class="space"></span>
        ${this.#lamp('Data', health?.data ?? 'UNKNOWN')}
        ${this.#lamp('Model', health?.model ?? 'UNKNOWN')}
        ${this.#lamp('Link', link === 'LIVE' ? 'OK' : link)}
        ${watching ? html`
          <div class="fact">
            <span class="label">Elements</span>
            <span class="value lamp">watching ${count(watching.watched)} of ${count(watching.seen)}</span>
          </div>` : nothing}
        ${shelved ? html`
          <div class="fact">
            <span class="label">Put aside</span>
            <span class="value lamp" id="shelved">${shelved}</span>
          </div>` : nothing}
        <span class="space"></span>
        ${this.#shift()}
        <div class="fact">
          <span class="label">More</span>
          <span class="value lamp"><a id="exports" href="/exports.html">FPGA exports</a></span>
        </div>
        <div class="fact">
          <span class="label">UTC</span>
          <span class="value"><time>${timeOfDay(new Date(this.now))}</time></span>
        </div>
        ${this.#faults()}
      </header>`;
  }
}

customElements.define('room-header', RoomHeader);
