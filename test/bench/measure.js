/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The smallest value that `share` of all values do not exceed (nearest rank).
 * @param {readonly number[]} values
 * @param {number} share 0.95 for the 95th percentile
 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/**
 * Runs what is compared in turns, so that a slow minute of the machine hits all of them, the
 * other way round every second turn. One turn before them warms the caches and is not counted.
 *
 * @template {string} Name
 * @param {Record<Name, () => Promise<number>>} subjects each returns what it measured
 * @param {number} runs
 * @returns {Promise<Record<Name, number[]>>} by name, in the order of the turns
 */
export async function inTurns(subjects, runs) {
  const names = Object.keys(subjects);
  const measured = Object.fromEntries(names.map((name) => [name, []]));
  for (let turn = 0; turn <= runs; turn++) {
    for (const name of turn % 2 ? names : [...names].reverse()) {
      const value = await subjects[name]();
      if (turn > 0) measured[name].push(value);
    }
  }
  return measured;
}
