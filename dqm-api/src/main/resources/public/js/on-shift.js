// Who sits at this console: named by hand, kept in this browser, sent with every action.

const NAME = 'dqm.onShift';
const NAMES = 'dqm.onShift.names';
const KEPT = 12;

/** The person on shift; empty if nobody has said. Another window of this browser may have changed it. */
export const onShift = () => localStorage.getItem(NAME) ?? '';

/** Names given here before, the latest first. */
export const earlierNames = () => JSON.parse(localStorage.getItem(NAMES) ?? '[]');

export function beginShift(name) {
  const clean = name.trim();
  localStorage.setItem(NAME, clean);
  if (clean) {
    const others = earlierNames().filter((each) => each !== clean);
    localStorage.setItem(NAMES, JSON.stringify([clean, ...others].slice(0, KEPT)));
  }
}

/** The header that says so; none if nobody has. Headers hold ASCII alone. */
export const shiftHeader = () => (onShift() ? { 'X-On-Shift': encodeURIComponent(onShift()) } : {});
