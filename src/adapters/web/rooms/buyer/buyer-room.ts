import { Router } from 'express';
import { lawWatch } from '../../../../usecases/watch-law.js';
import type { Room } from '../../frame.js';
import { aidRoutes } from './aid.js';
import { awardRoutes } from './award.js';
import { besideRoutes } from './beside.js';
import { checkRoutes } from './check.js';
import { chooseRoutes } from './choose.js';
import { clauseValueRoutes } from './clause-values.js';
import { comparisonRoutes } from './comparison.js';
import { documentRoutes } from './documents.js';
import { exampleRoutes } from './examples.js';
import { fileRoutes } from './files.js';
import { finaliseRoutes } from './finalise.js';
import { homeRoutes } from './home.js';
import { keptAdvice } from './kept-advice.js';
import { measureRoutes } from './measures.js';
import { movedRoutes } from './moved.js';
import type { BuyerParts } from './parts.js';
import { revisionRoutes } from './revisions.js';
import { sinceRoutes } from './since.js';
import { stepRoutes } from './steps.js';

export type { BuyerParts } from './parts.js';

/** The buyer's path: from the home page through seven steps to the documents. */
export function buyerRoom(parts: BuyerParts): Room {
  return (frame) => {
    const advised = keptAdvice(parts);
    const buyer = { ...parts, frame, advised, watch: lawWatch({ ...parts, advised }) };
    return Router().use(
      homeRoutes(buyer),
      exampleRoutes(buyer),
      fileRoutes(buyer),
      stepRoutes(buyer),
      chooseRoutes(buyer),
      clauseValueRoutes(buyer),
      awardRoutes(buyer),
      measureRoutes(buyer),
      aidRoutes(buyer),
      checkRoutes(buyer),
      sinceRoutes(buyer),
      movedRoutes(buyer),
      documentRoutes(buyer),
      besideRoutes(buyer),
      revisionRoutes(buyer),
      comparisonRoutes(buyer),
      finaliseRoutes(buyer),
    );
  };
}
