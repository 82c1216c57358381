import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Citation, Result } from '../core/index.js';
import { Cancelled, Engine } from './engine/engine.js';
import type { EvidenceFile, Examined, Progress } from './engine/protocol.js';
import { ActionsContext, type PageActions, ResultContext } from './engine-context.js';
import { distinct, type Given, givenFiles } from './given-files.js';
import { isServed, servedEvidence } from './served-evidence.js';
import { carryProgress } from './plan-progress.js';
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

/** What was examined together, as it was given. */
interface Case extends Examined {
  readonly given: Given;
  /** What the user complains about, as somebody typed it here; empty: nothing. */
  readonly said: string;
}

/** What the page shows. */
type Scene =
  | { readonly at: 'landing' }
  | { readonly at: 'working'; readonly fetching?: true; readonly progress?: Progress }
  | { readonly at: 'failure'; readonly message: string }
  | { readonly at: 'nothing'; readonly case: Case }
  | { readonly at: 'list'; readonly case: Case }
  | { readonly at: 'result'; readonly case: Case; readonly index: number; readonly result: Result }
  | { readonly at: 'compare'; readonly case: Case; readonly before: number; readonly after: number };

type Drawer = { readonly kind: 'evidence'; readonly place: Pick<Citation, 'file' | 'line' | 'locator'> } | { readonly kind: 'look-up'; readonly query: string } | { readonly kind: 'share' };

const engine = new Engine();

/** The page. */
export function App(): ReactNode {
  const dark = useMedia('(prefers-color-scheme: dark)');
  const [scene, setScene] = useState<Scene>(() => (isServed() ? { at: 'working', fetching: true } : { at: 'landing' }));
  const [drawer, showDrawer] = useState<Drawer>();
  // Who closes a drawer goes on where he opened it.
  const opener = useRef<Element>(null);
  const setDrawer = useCallback((next: Drawer | undefined) => {
    const { activeElement } = document;
    if (next && activeElement && !activeElement.closest('[role=dialog]')) opener.current = activeElement;
    showDrawer(next);
  }, []);
  const [said, setWords] = useState({ words: '', time: 0 });
  // The same words a second time are news too.
  const setSaid = useCallback((words: string) => setWords(({ time }) => ({ words, time: time + 1 })), []);
  const [symptom, setSymptom] = useState('');
  const main = useRef<HTMLElement>(null);

  const fetching = useRef<AbortController>(undefined);

  /** `before`: what was on the screen. Its capture is shown anew, unless there are more of them now. */
  const examine = useCallback(async (given: Given, words: string, before?: { readonly case: Case; readonly index: number }) => {
    setDrawer(undefined);
    setScene({ at: 'working' });
    try {
      const said = words.trim();
      const examined = await engine.examine(given.files, { options: said === '' ? {} : { symptom: said }, unread: given.unread }, (progress) => setScene((old) => (old.at === 'working' ? { at: 'working', progress } : old)));
      const done: Case = { ...examined, given, said };
      const { captures, first } = done;
      if (before) carryProgress(before.case, done);
      const was = before?.case.captures.length === captures.length ? before.case.captures[before.index] : undefined;
      const index = captures.length === 1 ? 0 : captures.findIndex(({ file, captureIndex }) => file === was?.file && captureIndex === was.captureIndex);
      setSaid(texts.announce.done(captures.length));
      if (first === undefined) setScene({ at: 'nothing', case: done });
      else if (index < 0) setScene({ at: 'list', case: done });
      else setScene({ at: 'result', case: done, index, result: index === 0 ? first : await engine.ask('result', { index }) });
    } catch (error) {
      if (error instanceof Cancelled) {
        setSaid(texts.announce.cancelled);
        setScene({ at: 'landing' });
      } else {
        setScene(failureOf(error));
      }
    }
  }, [setDrawer, setSaid]);

  const openCapture = async (at: Case, index: number): Promise<void> => {
    try {
      setScene({ at: 'result', case: at, index, result: await engine.ask('result', { index }) });
    } catch (error) {
      setScene(failureOf(error));
    }
  };

  useEffect(() => {
    engine.warm();
    if (!isServed()) return;
    const abort = new AbortController();
    fetching.current = abort;
    void servedEvidence(abort.signal).then(
      (given) => (given.files.length === 0 && given.unread.length === 0 ? setScene({ at: 'landing' }) : examine(given, '')),
      (error: unknown) => setScene(abort.signal.aborted ? { at: 'landing' } : failureOf(error)),
    );
  }, [examine]);

  // What is given while the page works would get between; what is given elsewhere than on the landing is another case.
  const busy = scene.at === 'working';
  const words = scene.at === 'landing' ? symptom : '';
  useEffect(() => {
    const take = (event: Event, transfer: DataTransfer | null): void => {
      const { target } = event;
      if (!transfer || (target instanceof HTMLElement && target.matches('input, textarea:not([data-evidence])'))) return;
      const text = transfer.getData('text/plain');
      // A text that is copied out of a document often brings a picture of itself along.
      const onlyPictures = [...transfer.items].every(({ kind, type }) => kind !== 'file' || type.startsWith('image/'));
      const hasFiles = transfer.types.includes('Files') && !(onlyPictures && text.trim() !== '');
      if (!hasFiles && text.trim() === '') return;
      event.preventDefault();
      if (busy) return;
      if (hasFiles) void givenFiles(transfer).then((given) => examine(given, words));
      else void examine(pasted(text), words);
    };
    const paste = (event: ClipboardEvent): void => take(event, event.clipboardData);
    const drop = (event: DragEvent): void => {
      // A browser shows a file that nobody takes.
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
      take(event, event.dataTransfer);
    };
    const over = (event: DragEvent): void => event.preventDefault();
    document.addEventListener('paste', paste);
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, [examine, busy, words]);

  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setDrawer({ kind: 'look-up', query: '' });
      }
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, [setDrawer]);

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
  }), [setDrawer, setSaid]);

  const restart = (): void => {
    setDrawer(undefined);
    // Another case has another complaint.
    if (scene.at !== 'nothing' && scene.at !== 'failure') setSymptom('');
    setScene({ at: 'landing' });
  };
  const cancel = (): void => {
    fetching.current?.abort();
    engine.cancel();
    engine.warm();
  };
  const close = (): void => {
    setDrawer(undefined);
    const { current } = opener;
    // The rest of the page can be focused again when the drawer is gone.
    setTimeout(() => current instanceof HTMLElement && current.isConnected && current.focus(), 300);
  };
  const shared = scene.at === 'result' || scene.at === 'list' ? scene : undefined;
  const add = (more: Given): void => {
    if (!shared) return;
    const { given: { files, unread }, said } = shared.case;
    void examine({ files: distinct([...files, ...more.files]), unread: [...unread, ...more.unread] }, said, { case: shared.case, index: shared.at === 'result' ? shared.index : -1 });
  };

  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
      <ActionsContext.Provider value={actions}>
        <div className="root">
          <a className="skip" href="#content" onClick={(event) => {
            event.preventDefault();
            main.current?.focus();
          }}>{texts.skip}</a>
          <TopBar onLookUp={() => actions.lookUp('')} {...(scene.at === 'landing' || scene.at === 'working' ? {} : { onNew: restart })} {...(shared ? { onAdd: add, onShare: () => setDrawer({ kind: 'share' }) } : {})} />
          <main id="content" className="content" ref={main} tabIndex={-1}>
            {scene.at === 'landing' && <Landing symptom={symptom} onSymptom={setSymptom} onGiven={(given) => void examine(given, symptom)} onText={(text) => void examine(pasted(text), symptom)} />}
            {scene.at === 'working' && <Working fetching={scene.fetching === true} progress={scene.progress} onCancel={cancel} />}
            {scene.at === 'failure' && <FailureView message={scene.message} onNew={restart} />}
            {scene.at === 'nothing' && <NothingRead unread={scene.case.unread} onNew={restart} />}
            {scene.at === 'list' && <ListView examined={scene.case} onOpen={(index) => void openCapture(scene.case, index)} onCompare={(before, after) => setScene({ at: 'compare', case: scene.case, before, after })} />}
            {scene.at === 'compare' && <CompareView before={scene.before} after={scene.after} onBack={() => setScene({ at: 'list', case: scene.case })} onSwap={() => setScene({ ...scene, before: scene.after, after: scene.before })} />}
            {scene.at === 'result' && (
              <ResultContext.Provider value={scene.result}>
                <ResultView key={`${scene.case.evidenceHash} ${scene.index}`} result={scene.result} examined={scene.case} index={scene.index} onSymptom={(said) => void examine(scene.case.given, said, scene)} {...(scene.case.captures.length > 1 ? { onBack: () => setScene({ at: 'list', case: scene.case }) } : {})} />
              </ResultContext.Provider>
            )}
          </main>
        </div>
        <EvidenceViewer place={drawer?.kind === 'evidence' ? drawer.place : undefined} onClose={close} />
        <LookUp query={drawer?.kind === 'look-up' ? drawer.query : undefined} onClose={close} />
        {shared && <ShareDrawer open={drawer?.kind === 'share'} examined={shared.case} files={shared.case.given.files} {...(shared.at === 'result' ? { index: shared.index } : {})} onClose={close} />}
        <div role="status" aria-live="polite" className="offscreen"><span key={said.time}>{said.words}</span></div>
      </ActionsContext.Provider>
    </FluentProvider>
  );
}

function pasted(text: string): Given {
  const file: EvidenceFile = { path: texts.landing.pastedName, blob: new Blob([text]) };
  return { files: [file], unread: [] };
}

function failureOf(error: unknown): Scene {
  return { at: 'failure', message: error instanceof Error ? error.message : String(error) };
}
