import { describe, expect, it } from 'vitest';
import { stepIds } from '../../src/model/step-id.ts';
import { failureTexts } from '../../src/texts/failures.ts';
import { catalogue } from '../../src/troubleshooting/catalogue.ts';
import { byRank } from '../../src/troubleshooting/rank.ts';

const commands = ({ run = [], reversal = [] }: (typeof catalogue)[number]['ways'][number]) => [
  ...run,
  ...reversal,
];

it('knows each failure once', () => {
  const ids = catalogue.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(catalogue.map((failure) => [failure.id, failure] as const))('%s', (id, failure) => {
  const words = failureTexts()[id];

  it('has a verdict and a cause in words, and a source', () => {
    expect(words?.name).toMatch(/\S/);
    expect(words?.cause).toMatch(/\.$/);
    expect(failure.source).not.toBe('');
    expect(stepIds).toContain(failure.step);
  });

  it('is looked for by a part of a line, in lower case', () => {
    for (const { part } of failure.patterns) {
      expect(part).toBe(part.toLowerCase());
      expect(part).not.toMatch(/\n/);
      expect(part.length).toBeGreaterThan(4);
    }
  });

  it('has words for each way out: what a command changes, or how a person does it', () => {
    expect(words?.ways.length).toBe(failure.ways.length);
    for (const [index, way] of failure.ways.entries()) {
      const told = words?.ways[index];
      expect(told?.title).not.toBe('');
      if (way.needs === 'person') {
        expect(way.run).toBeUndefined();
        expect(told?.how).toMatch(/\S/);
      } else {
        expect(way.run?.length).toBeGreaterThan(0);
        expect(told?.changes).toMatch(/\.$/);
      }
    }
  });

  it('runs argv arrays without a shell, and no docker as root', () => {
    for (const way of failure.ways) {
      for (const { run } of commands(way)) {
        expect(run.join('\0')).not.toMatch(/[;&|<>$`\n]/);
        expect(run[0]).not.toMatch(/^(?:sudo|sh|bash)$/);
        if (run[0] === 'docker') expect(way.needs).not.toBe('root');
        if (run.includes('--privileged')) expect(way.needs).toBe('privileged');
      }
    }
  });

  it('leaves a place only where a pattern tells the word, or a person can', () => {
    const groups = failure.patterns.flatMap(({ line }) =>
      [...(line?.source ?? '').matchAll(/\(\?<(\w+)>/g)].map(([, name]) => name),
    );
    const asked = [
      ...['user', 'previous', 'backup', 'handler', 'builder', 'version', 'mirror'],
      ...['certificate', 'proxy', 'exceptions', 'list', 'other'],
    ];
    for (const { run } of failure.ways.flatMap(commands)) {
      for (const [, name] of run.join(' ').matchAll(/\{(\w+)\}/g)) {
        expect([...groups, ...asked]).toContain(name);
      }
      expect(run.join(' ').replace(/\{[a-z]+\}/g, '')).not.toMatch(/[{}]/);
    }
  });
});

it('names known failures only, where one is seen as another', () => {
  const ids = catalogue.map(({ id }) => id);
  const seenAs = catalogue.flatMap((failure) => failure.seenAs ?? []);
  expect(seenAs.length).toBeGreaterThan(0);
  expect(ids).toEqual(expect.arrayContaining(seenAs));
});

it('ranks all of them', () => {
  const nobody = { ...catalogue[0], id: 'no-such-failure' } as (typeof catalogue)[number];
  const unranked = catalogue.filter((failure) => byRank(failure, nobody) >= 0);
  expect(unranked.map(({ id }) => id)).toEqual([]);
});
