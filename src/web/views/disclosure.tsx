import { ChevronRightRegular } from '@fluentui/react-icons';
import { type ReactNode, useId, useState } from 'react';
import { texts } from '../texts.js';

/** A heading that opens what belongs to it. Printed, it is always open. `owner`: what it belongs to, where several of this title do; it then stands one level lower. */
export function Disclosure({ title, owner, children, open = false }: { readonly title: string; readonly owner?: string; readonly children: ReactNode; readonly open?: boolean }): ReactNode {
  const [shown, setShown] = useState(open);
  const id = useId();
  const Heading = owner === undefined ? 'h3' : 'h4';
  return (
    <div className="disclosure">
      <Heading><button type="button" {...(owner === undefined ? {} : { 'aria-label': texts.of(title, owner) })} aria-expanded={shown} aria-controls={id} onClick={() => setShown(!shown)}><ChevronRightRegular aria-hidden="true" />{title}</button></Heading>
      <div id={id} className="disclosed" hidden={!shown}>{children}</div>
    </div>
  );
}
