import { expect, test } from 'vitest';
import { faults } from '../faults/index.js';
import { seededRandom } from '../random.js';
import { quizChoices } from './quiz-choices.js';

test.each(faults.map((fault) => [fault.id, fault] as const))('%s: four choices, one of them right', (_, fault) => {
  const choices = quizChoices(faults, seededRandom(fault.id), fault);
  expect(new Set(choices).size).toBe(4);
  expect(choices).toContain(fault);
  for (const choice of choices) if (choice !== fault) expect(choice.truth.causes.filter((cause) => fault.truth.causes.includes(cause)), choice.id).toEqual([]);
});

test('at least one choice is of another class', () => {
  for (let i = 0; i < 50; i++) {
    const answer = faults[i % faults.length]!;
    const choices = quizChoices(faults, seededRandom(String(i)), answer);
    expect(choices.some((choice) => choice.truth.class !== answer.truth.class)).toBe(true);
  }
});

test('the place of the answer tells nothing', () => {
  const places = new Set<number>();
  for (let i = 0; i < 60; i++) {
    const answer = faults[i % faults.length]!;
    const choices = quizChoices(faults, seededRandom(`place ${i}`), answer);
    places.add(choices.indexOf(answer));
  }
  expect(places).toEqual(new Set([0, 1, 2, 3]));
});
