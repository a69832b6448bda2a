/**
 * What a shell loads so that it asks `nlp complete -- WORDS` while one types. The answer is a line each candidate, with
 * what it is behind a tab, and a last line: `:4` where nothing else can stand there, `:0` where files can, too.
 * A script can be loaded any number of times.
 */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

export type Shell = (typeof shells)[number];

/** A word with a colon, as @fables:train, is several words to bash: what stands before the last is cut off again. */
const bash = `# bash completion for nlp
_nlp_complete() {
    local words cword cur answer directive value before
    if [[ -n "$COMP_LINE" ]]; then
        IFS=$' \\t\\n' read -ra words <<< "\${COMP_LINE:0:COMP_POINT}"
        [[ "\${COMP_LINE:0:COMP_POINT}" == *[[:space:]] ]] && words+=("")
        cword=$((\${#words[@]} - 1))
    else
        words=("\${COMP_WORDS[@]}")
        cword=$COMP_CWORD
    fi
    cur=\${words[cword]}
    answer=$("\${words[0]}" complete -- "\${words[@]:1:cword}" 2>/dev/null)
    directive=\${answer##*:}
    COMPREPLY=()
    while IFS=$'\\t' read -r value _; do
        [[ -n "$value" && "$value" == "$cur"* ]] && COMPREPLY+=("$value")
    done <<< "\${answer%:*}"
    if [[ "$directive" == 0 ]]; then
        while IFS= read -r value; do
            [[ -n "$value" ]] || continue
            [[ -d "$value" ]] && before=/ || before=
            printf -v value %q "$value"
            COMPREPLY+=("$value$before")
        done < <(compgen -f -- "\${cur##*=}")
    else
        compopt +o default 2>/dev/null
    fi
    # What stands before the last of these is a word of its own to bash.
    before=\${cur%"\${cur##*[:=]}"}
    [[ -n "$before" ]] && COMPREPLY=("\${COMPREPLY[@]#"$before"}")
    [[ \${#COMPREPLY[@]} == 1 && "\${COMPREPLY[0]}" == *[/=] ]] && compopt -o nospace 2>/dev/null
    return 0
}
complete -o default -F _nlp_complete nlp
`;

const zsh = `#compdef nlp
# zsh completion for nlp
_nlp() {
    local answer directive line
    local -a candidates
    answer=$("\${words[1]}" complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
    directive=\${answer##*:}
    for line in "\${(@f)\${answer%:*}}"; do
        [[ -z "$line" ]] && continue
        line=\${line//:/\\\\:}
        candidates+=("\${line//$'\\t'/:}")
    done
    (( \${#candidates} )) && _describe 'nlp' candidates -Q
    [[ "$directive" == 0 ]] && _files
    return 0
}
if [[ "\${funcstack[1]}" == _nlp ]]; then
    _nlp
elif (( \${+functions[compdef]} )); then
    compdef _nlp nlp
else
    autoload -Uz compinit && compinit && compdef _nlp nlp
fi
`;

const fish = `# fish completion for nlp
function __nlp_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l answer ($words[1] complete -- $words[2..-1] "$current" 2>/dev/null)
    test (count $answer) -gt 1; and printf '%s\\n' $answer[1..-2]
    test "$answer[-1]" = ":0"; and __fish_complete_path "$current"
end
complete -c nlp -e
complete -c nlp -f -a '(__nlp_complete)'
`;

const powershell = `# PowerShell completion for nlp
Register-ArgumentCompleter -Native -CommandName nlp -ScriptBlock {
    param($word, $ast, $position)
    $words = @($ast.CommandElements | Where-Object { $_.Extent.StartOffset -lt $position } | ForEach-Object { "$_" })
    if ($word -eq '') { $words += "''" }
    $answer = @(Invoke-Expression "nlp complete '--' $($words[1..($words.Count)] -join ' ')" 2>$null)
    foreach ($line in $answer) {
        if ($line.StartsWith(':')) { continue }
        $value, $text = $line -split [char]9, 2
        if ("$value" -like "$word*") {
            if (-not $text) { $text = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $text)
        }
    }
    if ($answer[-1] -eq ':0') { [System.Management.Automation.CompletionCompleters]::CompleteFilename($word) }
}
`;

export const completionScripts: Readonly<Record<Shell, string>> = { bash, zsh, fish, powershell };
