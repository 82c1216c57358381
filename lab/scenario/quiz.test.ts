import { expect, test } from 'vitest';
import { faults } from '../faults/index.js';
import { seededRandom } from '../random.js';
import { makeQuestion } from './quiz.js';

test.each(faults.map((fault) => [fault.id, fault] as const))('%s: four choices, one of them right', (_, fault) => {
  const { answer, choices } = makeQuestion(faults, seededRandom(fault.id), fault);
  expect(answer).toBe(fault);
  expect(new Set(choices).size).toBe(4);
  expect(choices).toContain(fault);
  for (const choice of choices) if (choice !== fault) expect(choice.truth.causes.filter((cause) => fault.truth.causes.includes(cause)), choice.id).toEqual([]);
});

test('at least one choice is of another class', () => {
  for (let i = 0; i < 50; i++) {
    const { answer, choices } = makeQuestion(faults, seededRandom(String(i)), faults[i % faults.length]!);
    expect(choices.some((choice) => choice.truth.class !== answer.truth.class)).toBe(true);
  }
});

test('the place of the answer tells nothing', () => {
  const places = new Set<number>();
  for (let i = 0; i < 60; i++) {
    const { answer, choices } = makeQuestion(faults, seededRandom(`place ${i}`), faults[i % faults.length]!);
    places.add(choices.indexOf(answer));
  }
  expect(places).toEqual(new Set([0, 1, 2, 3]));
});
