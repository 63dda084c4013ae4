# Completion of dxplan for bash, printed by `dxplan completion bash`.
_dxplan() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("${line%%[$'\t\r']*}")
    done < <("$1" --complete bash "$((COMP_CWORD - 1))" "${COMP_WORDS[@]:1}" 2>/dev/null)
}
complete -o default -F _dxplan dxplan
