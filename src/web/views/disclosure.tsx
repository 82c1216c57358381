import { ChevronRightRegular } from '@fluentui/react-icons';
import { type ReactNode, useId, useState } from 'react';

/** A heading that opens what belongs to it. Printed, it is always open. */
export function Disclosure({ title, children, open = false }: { readonly title: string; readonly children: ReactNode; readonly open?: boolean }): ReactNode {
  const [shown, setShown] = useState(open);
  const id = useId();
  return (
    <div className="disclosure">
      <h3><button type="button" aria-expanded={shown} aria-controls={id} onClick={() => setShown(!shown)}><ChevronRightRegular aria-hidden="true" />{title}</button></h3>
      <div id={id} className="disclosed" hidden={!shown}>{children}</div>
    </div>
  );
}
