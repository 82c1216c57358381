import type { ReactNode } from 'react';
import type { Stage } from '../../core/index.js';
import { drawPipeline } from '../../core/report/draw-pipeline.js';

/** The four stages as the reports draw them. The drawing is made of ids and the product's own words, never of evidence. */
export function Pipeline({ stages }: { readonly stages: readonly Stage[] }): ReactNode {
  return <div className="drawing" dangerouslySetInnerHTML={{ __html: drawPipeline(stages) }} />;
}
