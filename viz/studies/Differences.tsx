/** The clauses in which two constitutions differ, in words. */
import type { Comparison, ParameterInfo } from '../../workers/web/interface.ts';

interface DifferencesProps {
  readonly comparison: Comparison;
  readonly parameters: readonly ParameterInfo[];
}

export function Differences({ comparison, parameters }: DifferencesProps) {
  const { differs } = comparison;
  return (
    <section class="study-part" aria-labelledby="clauses-title">
      <h3 id="clauses-title">In what the laws differ</h3>
      {differs.length === 0 ? (
        <p class="note">
          In nothing: A and B say the same. Every pair then lives the same history twice, which shows that nothing but
          the law can part them.
        </p>
      ) : (
        <table class="clauses">
          <thead>
            <tr>
              <th scope="col">Clause</th>
              <th scope="col">A</th>
              <th scope="col">B</th>
              <th scope="col">What it is</th>
            </tr>
          </thead>
          <tbody>
            {differs.map(({ path, a, b }) => {
              const parameter = parameters.find((item) => item.path === path);
              return (
                <tr key={path}>
                  <th scope="row">
                    <code>{path}</code>
                  </th>
                  <td>{said(a)}</td>
                  <td>{said(b)}</td>
                  <td>{parameter?.meaning ?? titleOfClause(path, parameters)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

function said(value: string): string {
  return value.replaceAll('_', ' ');
}

function titleOfClause(path: string, parameters: readonly ParameterInfo[]): string {
  return parameters.find((item) => item.clause === path)?.clauseTitle ?? '';
}
