/** The constitution editor: mounts at once, loads CodeMirror behind itself. */
export { ConstitutionEditor } from './ConstitutionEditor.tsx';
export type { ConstitutionEditorProps } from './props.ts';
