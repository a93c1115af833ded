"""summary.qdpx: the coding as programs for qualitative analysis exchange it (REFI-QDA 1.5).

The standard, its schema and the MIT licence of both: REFI, www.qdasoftware.org. Sources stand in
the folder `sources`, as the standard has it; positions count Unicode code points from 0, the end
exclusive, and a line ends in a newline alone, so that a program that counts a line's end as one
character and one that reads the file as it is find the same words.
"""
