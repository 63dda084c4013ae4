# Completion of dxplan for fish, printed by `dxplan completion fish`.
function __dxplan_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l current (commandline --current-token --cut-at-cursor)
    set -l program $words[1]
    set -e words[1]
    set -l found (command $program --complete fish (count $words) $words $current 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path $current
    end
end
complete --command dxplan --no-files --arguments '(__dxplan_complete)'
