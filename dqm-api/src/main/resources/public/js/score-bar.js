import { LitElement, css, html } from 'lit';
import { one } from './format.js';

/** The score of one lumisection as a length (logarithmic: scores span decades), with the threshold as a mark on it. */
class ScoreBar extends LitElement {
  static properties = { score: { attribute: false }, threshold: { attribute: false } };

  static styles = css`
    :host { display: flex; align-items: center; gap: 20px; }
    .score { font-size: 30px; font-weight: 600; white-space: nowrap; }
    .label { font-size: 13px; letter-spacing: 0.06em; text-transform: uppercase; color: var(--muted); }
    .track {
      position: relative;
      flex: 1;
      height: 16px;
      margin-top: 10px;
      border-radius: 3px;
      background: var(--raised);
    }
    .fill { height: 100%; border-radius: 3px; background: var(--muted); }
    .over .fill { background: var(--alarm); }
    .mark { position: absolute; top: -5px; width: 3px; height: 26px; background: var(--text); }
    .mark span { position: absolute; top: 28px; left: -6px; font-size: 14px; white-space: nowrap; color: var(--muted); }
  `;

  render() {
    const end = Math.max(2 * this.threshold, 1.2 * this.score);
    const part = (value) => `${(100 * Math.log1p(value)) / Math.log1p(end)}%`;
    const over = this.score >= this.threshold;
    return html`
      <div><div class="label">Score</div><div class="score">${one(this.score)}</div></div>
      <div class="track ${over ? 'over' : ''}" role="img"
          aria-label="score ${one(this.score)}, ${over ? 'above' : 'below'} the threshold ${one(this.threshold)}">
        <div class="fill" .style=${`width: ${part(this.score)}`}></div>
        <div class="mark" .style=${`left: ${part(this.threshold)}`}><span>threshold ${one(this.threshold)}</span></div>
      </div>`;
  }
}

customElements.define('score-bar', ScoreBar);
