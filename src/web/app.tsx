import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Citation, Result, Unread } from '../core/index.js';
import { Cancelled, Engine } from './engine/engine.js';
import type { EvidenceFile, Examined, Progress } from './engine/protocol.js';
import { ActionsContext, type PageActions, ResultContext } from './engine-context.js';
import { givenFiles } from './given-files.js';
import { isServed, servedEvidence } from './served-evidence.js';
import { texts } from './texts.js';
import { CompareView } from './views/compare-view.js';
import { EvidenceViewer } from './views/evidence-viewer.js';
import { FailureView } from './views/failure-view.js';
import { Landing } from './views/landing.js';
import { ListView } from './views/list-view.js';
import { LookUp } from './views/look-up.js';
import { NothingRead } from './views/nothing-read.js';
import { ResultView } from './views/result-view.js';
import { ShareDrawer } from './views/share-drawer.js';
import { TopBar } from './views/top-bar.js';
import { useMedia } from './views/use-media.js';
import { Working } from './views/working.js';

/** What the page shows. A case is what was examined together. */
type Scene =
  | { readonly at: 'landing' }
  | { readonly at: 'working'; readonly progress?: Progress }
  | { readonly at: 'failure'; readonly message: string }
  | { readonly at: 'nothing'; readonly case: Examined }
  | { readonly at: 'list'; readonly case: Examined }
  | { readonly at: 'result'; readonly case: Examined; readonly index: number; readonly result: Result }
  | { readonly at: 'compare'; readonly case: Examined; readonly before: number; readonly after: number };

type Drawer = { readonly kind: 'evidence'; readonly place: Pick<Citation, 'file' | 'line' | 'locator'> } | { readonly kind: 'look-up'; readonly query: string } | { readonly kind: 'share' };

const engine = new Engine();

/** The page. */
export function App(): ReactNode {
  const dark = useMedia('(prefers-color-scheme: dark)');
  const [scene, setScene] = useState<Scene>({ at: 'landing' });
  const [drawer, showDrawer] = useState<Drawer>();
  // Who closes a drawer goes on where he opened it.
  const opener = useRef<Element>(null);
  const setDrawer = useCallback((next: Drawer | undefined) => {
    const { activeElement } = document;
    if (next && activeElement && !activeElement.closest('[role=dialog]')) opener.current = activeElement;
    showDrawer(next);
  }, []);
  const [said, setSaid] = useState('');
  const [symptom, setSymptom] = useState('');
  const main = useRef<HTMLElement>(null);

  const examine = useCallback(async (files: readonly EvidenceFile[], unread: readonly Unread[] = [], words = '') => {
    setDrawer(undefined);
    setScene({ at: 'working' });
    try {
      const options = words.trim() === '' ? {} : { symptom: words.trim() };
      const done = await engine.examine(files, { options, unread }, (progress) => setScene((old) => (old.at === 'working' ? { at: 'working', progress } : old)));
      setSaid(texts.announce.done(done.captures.length));
      if (done.first === undefined) setScene({ at: 'nothing', case: done });
      else if (done.captures.length === 1) setScene({ at: 'result', case: done, index: 0, result: done.first });
      else setScene({ at: 'list', case: done });
    } catch (error) {
      if (error instanceof Cancelled) {
        setSaid(texts.announce.cancelled);
        setScene({ at: 'landing' });
        engine.warm();
      } else {
        setScene({ at: 'failure', message: error instanceof Error ? error.message : String(error) });
      }
    }
  }, [setDrawer]);

  const openCapture = useCallback(async (at: Examined, index: number) => {
    const result = await engine.ask('result', { index });
    setScene({ at: 'result', case: at, index, result });
  }, []);

  useEffect(() => {
    engine.warm();
    if (!isServed()) return;
    setScene({ at: 'working' });
    void servedEvidence().then(
      ({ files, unread }) => (files.length === 0 && unread.length === 0 ? setScene({ at: 'landing' }) : examine(files, unread)),
      (error: unknown) => setScene({ at: 'failure', message: error instanceof Error ? error.message : String(error) }),
    );
  }, [examine]);

  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      if (!clipboardData || (target instanceof HTMLElement && target.matches('input, textarea:not([data-evidence])'))) return;
      const text = clipboardData.getData('text/plain');
      if (clipboardData.files.length > 0) {
        event.preventDefault();
        void givenFiles(clipboardData).then((files) => examine(files, [], symptom));
      } else if (text.trim() !== '') {
        event.preventDefault();
        void examine([pastedFile(text)], [], symptom);
      }
    };
    const keys = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setDrawer({ kind: 'look-up', query: '' });
      }
    };
    document.addEventListener('paste', paste);
    document.addEventListener('keydown', keys);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('keydown', keys);
    };
  }, [examine, setDrawer, symptom]);

  useEffect(() => {
    const over = (event: DragEvent): void => event.preventDefault();
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      if (event.dataTransfer) void givenFiles(event.dataTransfer).then((files) => (files.length > 0 ? examine(files, [], symptom) : undefined));
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, [examine, symptom]);

  // A reader who cannot see the page has to hear that it is another one now.
  const sceneName = scene.at === 'result' ? `result ${scene.index}` : scene.at;
  const firstScene = useRef(true);
  useEffect(() => {
    if (firstScene.current) {
      firstScene.current = false;
      return;
    }
    scrollTo(0, 0);
    main.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [sceneName]);

  const actions = useMemo<PageActions>(() => ({
    engine,
    openEvidence: (place) => setDrawer({ kind: 'evidence', place }),
    lookUp: (query) => setDrawer({ kind: 'look-up', query }),
    announce: setSaid,
  }), [setDrawer]);

  const restart = (): void => {
    setDrawer(undefined);
    setScene({ at: 'landing' });
  };
  const cancel = (): void => engine.cancel();
  const close = (): void => {
    setDrawer(undefined);
    const { current } = opener;
    // The rest of the page can be focused again when the drawer is gone.
    setTimeout(() => current instanceof HTMLElement && current.isConnected && current.focus(), 300);
  };
  const shared = scene.at === 'result' || scene.at === 'list' ? scene : undefined;

  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
      <ActionsContext.Provider value={actions}>
        <div className="root">
          <a className="skip" href="#content" onClick={(event) => {
            event.preventDefault();
            main.current?.focus();
          }}>{texts.skip}</a>
          <TopBar onLookUp={() => actions.lookUp('')} {...(scene.at === 'landing' || scene.at === 'working' ? {} : { onNew: restart })} {...(shared ? { onShare: () => setDrawer({ kind: 'share' }) } : {})} />
          <main id="content" className="content" ref={main} tabIndex={-1}>
            {scene.at === 'landing' && <Landing symptom={symptom} onSymptom={setSymptom} onFiles={(files) => void examine(files, [], symptom)} onText={(text) => void examine([pastedFile(text)], [], symptom)} />}
            {scene.at === 'working' && <Working progress={scene.progress} onCancel={cancel} />}
            {scene.at === 'failure' && <FailureView message={scene.message} onNew={restart} />}
            {scene.at === 'nothing' && <NothingRead unread={scene.case.unread} onNew={restart} />}
            {scene.at === 'list' && <ListView examined={scene.case} onOpen={(index) => void openCapture(scene.case, index)} onCompare={(before, after) => setScene({ at: 'compare', case: scene.case, before, after })} />}
            {scene.at === 'compare' && <CompareView before={scene.before} after={scene.after} onBack={() => setScene({ at: 'list', case: scene.case })} onSwap={() => setScene({ ...scene, before: scene.after, after: scene.before })} />}
            {scene.at === 'result' && (
              <ResultContext.Provider value={scene.result}>
                <ResultView key={`${scene.case.evidenceHash} ${scene.index}`} result={scene.result} examined={scene.case} index={scene.index} {...(scene.case.captures.length > 1 ? { onBack: () => setScene({ at: 'list', case: scene.case }) } : {})} />
              </ResultContext.Provider>
            )}
          </main>
        </div>
        <EvidenceViewer place={drawer?.kind === 'evidence' ? drawer.place : undefined} onClose={close} />
        <LookUp query={drawer?.kind === 'look-up' ? drawer.query : undefined} onClose={close} />
        {shared && <ShareDrawer open={drawer?.kind === 'share'} examined={shared.case} {...(shared.at === 'result' ? { index: shared.index } : {})} onClose={close} />}
        <div role="status" aria-live="polite" className="offscreen">{said}</div>
      </ActionsContext.Provider>
    </FluentProvider>
  );
}

function pastedFile(text: string): EvidenceFile {
  return { path: texts.landing.pastedName, blob: new Blob([text]) };
}
