import { LitElement, css, html, nothing } from 'lit';
import { duration, timeOfDay } from './format.js';

/** Says, impossible to overlook, that what the page shows is old. */
class StaleBanner extends LitElement {
  static properties = { feed: { attribute: false }, now: { attribute: false } };

  static styles = css`
    div {
      display: flex;
      align-items: baseline;
      gap: 20px;
      padding: 12px 24px;
      background: var(--stale);
      color: #fff;
      font-size: 20px;
    }
    strong {
      font-size: 28px;
      letter-spacing: 0.08em;
    }
  `;

  render() {
    const { link, lastHeard, attempt } = this.feed;
    if (link !== 'STALE') return nothing;
    return html`
      <div role="alert">
        <strong>STALE</strong>
        <span>Nothing heard for ${duration(this.now - lastHeard)}. This page shows
          ${timeOfDay(new Date(lastHeard))} UTC, not now. Reconnecting, attempt ${attempt}.</span>
      </div>`;
  }
}

customElements.define('stale-banner', StaleBanner);
