import { places } from '../../../src/core/shared/place.js';
import { law } from '../../support/law.js';
import { review } from '../../support/wording.js';

describe.each(law.wording.detectors.map((detector) => [detector.id, detector] as const))(
  '%s',
  (_id, detector) => {
    test.each(detector.examples.map((example) => [example.text, example] as const))(
      '%s',
      (_text, example) => {
        const place = places.find((one) => one === example.facts['wording.place']);
        const found = review(example.text, example.facts, place).filter(
          (finding) => finding.detector === detector.id,
        );
        expect([...new Set(found.map((finding) => finding.form))]).toEqual(
          example.form === undefined ? [] : [example.form],
        );
      },
    );

    test('has an example of each form that objects', () => {
      const shown = new Set(detector.examples.map((example) => example.form));
      expect(
        detector.forms
          .filter((form) => form.verdict !== 'no-objection' && !shown.has(form.id))
          .map((form) => form.id),
      ).toEqual([]);
    });
  },
);
